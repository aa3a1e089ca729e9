-- Sends signed events out of a file, every one once: each thread has a slice of its own.
-- Of several ports, each thread takes one, so the load is spread evenly.

local headers = "POST /api/webhooks/orders HTTP/1.1\r\n"
  .. "Host: 127.0.0.1\r\n"
  .. "User-Agent: Saleor/3.23\r\n"
  .. "Accept-Encoding: gzip, deflate\r\n"
  .. "Accept: */*\r\n"
  .. "Connection: " .. os.getenv("BENCH_CONNECTION") .. "\r\n"
  .. "Content-Type: application/json\r\n"
  .. "Saleor-Event: order_fully_paid\r\n"
  .. "Saleor-Domain: shop.example.com\r\n"
  .. "Saleor-Api-Url: " .. os.getenv("BENCH_API_URL") .. "\r\n"
  .. "Content-Length: " .. os.getenv("BENCH_BODY_BYTES") .. "\r\n"
  .. "Saleor-Signature: "

local threads = 0

function setup(thread)
  local ports = {}
  for port in os.getenv("BENCH_PORTS"):gmatch("%d+") do
    ports[#ports + 1] = port
  end
  thread.addr = wrk.lookup("127.0.0.1", ports[threads % #ports + 1])[1]
  thread:set("place", threads)
  threads = threads + 1
end

local file, signature, body, left, slice, start

function init()
  file = io.open(os.getenv("BENCH_EVENTS"), "rb")
  signature = tonumber(os.getenv("BENCH_SIGNATURE_BYTES"))
  body = tonumber(os.getenv("BENCH_BODY_BYTES"))
  slice = math.floor(tonumber(os.getenv("BENCH_COUNT")) / tonumber(os.getenv("BENCH_THREADS")))
  start = place * slice * (signature + body)
  left = 0
end

function request()
  if left == 0 then
    file:seek("set", start)
    left = slice
  end
  left = left - 1
  return headers .. file:read(signature) .. "\r\n\r\n" .. file:read(body)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\nRESULT {"requests": %d, "micros": %d, "refused": %d, "lost": %d, "p50": %d, "p99": %d}\n',
    summary.requests, summary.duration, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(99)
  ))
end
