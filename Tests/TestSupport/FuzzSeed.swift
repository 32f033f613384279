import Foundation

/// Where a test that tries at random begins: elsewhere at each run, said in its output, and taken from `ADMILIB_FUZZ_SEED` to try the same again.
public enum FuzzSeed {
    public static func drawn(for test: String) -> UInt64 {
        let asked = ProcessInfo.processInfo.environment["ADMILIB_FUZZ_SEED"].flatMap { UInt64($0) }
        let seed = asked ?? .random(in: 0...UInt64(UInt32.max))
        print("\(test): the same again with ADMILIB_FUZZ_SEED=\(seed)")
        return seed
    }
}
