"""``python -m tests.benchmarks``: how fast articles are read, how fast they are stored, then the record in bulk."""

from tests.benchmarks import bench_reading, bench_serving, bench_storing

bench_reading.main()
bench_storing.main()
bench_serving.main()
