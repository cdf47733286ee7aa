-- Requests for paths out of a file, by chance. They are formatted before the measurement.
local requests = {}

function setup(thread)
  seed = (seed or 0) + 1
  thread:set("seed", seed)
end

function init(args)
  math.randomseed(seed)
  for path in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
end

function request()
  return requests[math.random(#requests)]
end
