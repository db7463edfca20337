-- Requests that were written out before, one after the other and then from the first again, whatever comes back. At the
-- end a line says how many answers had which status. Argument: a file in which each request follows a line with its
-- length.
local threads = {}

function setup(thread) table.insert(threads, thread) end

function init(args)
  vragen, volgende, statussen = {}, 0, ""
  geteld = {}
  local bestand = assert(io.open(args[1], "rb"))
  for lengte in bestand:lines() do table.insert(vragen, bestand:read(tonumber(lengte))) end
  bestand:close()
end

function request()
  volgende = volgende % #vragen + 1
  return vragen[volgende]
end

function response(status)
  geteld[status] = (geteld[status] or 0) + 1
end

function done()
  for _, thread in ipairs(threads) do
    for status, aantal in pairs(thread:get("geteld")) do io.write(string.format("STATUS %d %d\n", status, aantal)) end
  end
end
