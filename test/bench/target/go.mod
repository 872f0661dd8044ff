module headroom/bench/target

go 1.21
