"""``python -m tests.benchmarks``: reading and storing articles, readers meanwhile, then the record in bulk."""

from tests.benchmarks import bench_reading, bench_serving, bench_storing, bench_writing

bench_reading.main()
bench_storing.main()
bench_writing.main()
bench_serving.main()
