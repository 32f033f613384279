import Core
import Foundation

/// The link by which another administration gets the archive: `number.day.mark`. It opens nothing else, and nothing after its last day.
struct PackageLinks: Sendable {
    static let days = 30

    let key: [UInt8]

    func address(of reference: Reference, until last: LocalDate) -> String { "/transmission/\(reference).\(last).\(mark(reference, last))" }

    func reference(of text: String, on today: LocalDate) -> Reference? {
        let parts = text.split(separator: ".").map(String.init)
        guard parts.count == 3, let reference = Reference(parts[0]), let last = LocalDate(parts[1]), today <= last,
            Secret.areEqual(parts[2], mark(reference, last))
        else { return nil }
        return reference
    }

    private func mark(_ reference: Reference, _ last: LocalDate) -> String {
        String(Secret.mark("transmission:\(reference):\(last)", key: key).prefix(40))
    }
}
