"""``python -m tests.benchmarks``: how fast articles are read, then storing and serving."""

from tests.benchmarks import bench_reading, bench_serving

bench_reading.main()
bench_serving.main()
