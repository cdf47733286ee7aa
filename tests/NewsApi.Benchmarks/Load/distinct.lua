-- Each request another address: every article once, in no order, and between them short lists up to ever other moments.
-- Arguments: how many requests, how many threads, how many articles.
local threads = 0

function setup(thread)
  thread:set("first", threads)
  threads = threads + 1
end

function init(args)
  total, step, articles = tonumber(args[1]), tonumber(args[2]), tonumber(args[3])
  at = first
end

-- 7368787 is prime, so the walk comes to each number below the total once.
function request()
  if at >= total and not finished then
    finished = true
    io.write("FINISHED\n")
    io.flush()
    wrk.thread:stop()
  end
  local number = (at * 7368787) % total
  at = at + step
  if number < articles then
    return wrk.format("GET", "/v1/articles/" .. (number + 1))
  end
  local moment = os.date("!%Y-%m-%dT%H:%M:%S", 1420070400 + (number * 301) % 315360000)
  return wrk.format("GET", string.format("/v1/articles?limit=3&publishedTo=%s.%03dZ", moment, number % 1000))
end
