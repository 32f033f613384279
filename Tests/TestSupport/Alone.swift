import Foundation

/// Tests that measure time or memory want the machine for themselves: `bin/test` runs them in a second pass, one after the other.
public enum Alone {
    public static let isNow = ProcessInfo.processInfo.environment["ADMILIB_ALONE"] == "1"
}
