-- Each request comes from another visitor: it names an address of its own, as a proxy would. Lines of the file are paths to get, or, for
-- POST, bodies of events.
local heads, tails = {}, {}

function setup(thread)
  seed = (seed or 0) + 1
  thread:set("seed", seed)
end

function init(args)
  -- Another load than the last turn's, whose visitors are known by now.
  math.randomseed(os.time() * 16 + seed)
  local agent = "User-Agent: Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36\r\n"
  for line in io.lines(args[2]) do
    if args[1] == "POST" then
      heads[#heads + 1] = "POST /v1/events HTTP/1.1\r\nHost: localhost\r\n" .. agent
        .. "Content-Type: text/plain\r\nContent-Length: " .. #line .. "\r\nX-Forwarded-For: "
      tails[#tails + 1] = "\r\n\r\n" .. line
    else
      heads[#heads + 1] = "GET " .. line .. " HTTP/1.1\r\nHost: localhost\r\n" .. agent .. "X-Forwarded-For: "
      tails[#tails + 1] = "\r\n\r\n"
    end
  end
end

function request()
  local i = math.random(#heads)
  return heads[i] .. math.random(11, 171) .. "." .. math.random(0, 255) .. "." .. math.random(0, 255) .. "." .. math.random(1, 254) .. tails[i]
end
