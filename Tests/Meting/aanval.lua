-- The same request over and over, whatever comes back. Arguments: the method, a token or "-" for none, and a file with the
-- body or "-" for none.
function init(args)
  wrk.method = args[1]
  if args[2] ~= "-" then wrk.headers["Authorization"] = "Bearer " .. args[2] end
  if args[3] ~= "-" then
    wrk.headers["Content-Type"] = "application/json"
    local bestand = io.open(args[3], "rb")
    wrk.body = bestand:read("*a")
    bestand:close()
  end
  vraag = wrk.format()
end

function request() return vraag end
