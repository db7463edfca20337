-- The same request over and over, with a line of figures at the end. Arguments: a token, or "-" for none, and how many
-- requests go out together (RFC 9112, section 9.3.2).
function init(args)
  if args[1] ~= "-" then wrk.headers["Authorization"] = "Bearer " .. args[1] end
  vragen = string.rep(wrk.format(), tonumber(args[2]))
end

function request() return vragen end

function done(summary, latency, requests)
  io.write(string.format(
    "UITKOMST gelukt=%d anders=%d microseconden=%d p50=%d p99=%d p999=%d fouten=%d\n",
    summary.requests - summary.errors.status, summary.errors.status, summary.duration, latency:percentile(50),
    latency:percentile(99), latency:percentile(99.9),
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
