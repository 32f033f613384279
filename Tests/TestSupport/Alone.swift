import Foundation

/// Tests that measure time or memory, and those that walk through every page, want the machine for themselves: `ADMILIB_ALONE=1 swift test --no-parallel` runs them.
public enum Alone {
    public static let isNow = ProcessInfo.processInfo.environment["ADMILIB_ALONE"] == "1"
}
