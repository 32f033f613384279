import Foundation

extension CommuneList {
    /// The list that forms read by. `nil` until the program gives it: any name is then taken as typed.
    ///
    /// Not an argument: a code is shown by its name wherever an answer is, as a country's is.
    public static var installed: CommuneList? {
        get { lock.withLock { current } }
        set { lock.withLock { current = newValue } }
    }

    private static let lock = NSLock()
    nonisolated(unsafe) private static var current: CommuneList?  // guarded by lock
}
