import Foundation

/// What something costs: several rounds of it, each of many times.
struct Cost {
    /// Seconds of processor for one time, all threads of the process together: the median of the rounds.
    let cpu: Double
    /// Seconds between asking and having, for one time: the median of all.
    let median: Double
    /// The slowest of a hundred.
    let p99: Double
}

/// The processor's time, not the clock's: another program that runs meanwhile changes it little.
enum Stopwatch {
    static func cost(rounds: Int = 7, of times: Int, warmUp: Int = 20, _ work: () async throws -> Void) async throws -> Cost {
        for _ in 0..<warmUp { try await work() }
        var cpu: [Double] = [], waits: [Double] = []
        for _ in 0..<rounds {
            let before = processor
            for _ in 0..<times { waits.append(try await wait(for: work)) }
            cpu.append((processor - before) / Double(times))
        }
        return Cost(cpu: cpu.median, median: waits.median, p99: waits.percentile(99))
    }

    /// Seconds on the clock for `work`.
    static func wait(for work: () async throws -> Void) async throws -> Double {
        let start = ContinuousClock.now
        try await work()
        return (ContinuousClock.now - start).seconds
    }

    /// How many times a second `tasks` tasks together do `work`, `times` times each; the median of the rounds.
    static func rate(rounds: Int = 5, tasks: Int, times: Int, _ work: @escaping @Sendable (_ task: Int, _ time: Int) async throws -> Void)
        async throws -> Double
    {
        var rates: [Double] = []
        for _ in 0..<rounds {
            let seconds = try await wait {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for task in 0..<tasks {
                        group.addTask { for time in 0..<times { try await work(task, time) } }
                    }
                    try await group.waitForAll()
                }
            }
            rates.append(Double(tasks * times) / seconds)
        }
        return rates.median
    }

    /// Seconds of processor that this process has used.
    static var processor: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension [Double] {
    var median: Double { percentile(50) }

    func percentile(_ percent: Int) -> Double {
        let sorted = sorted()
        return sorted.isEmpty ? 0 : sorted[Swift.min(count - 1, count * percent / 100)]
    }
}
