import Core

/// The addresses that answers to a request come back to: `demande+7k3mq2xn8w4p.b1946ac92492d2347c62@ville.example`.
///
/// The mark is made with the installation's key: nobody who was not written to can make one up. **Who has the address may write into the request**, as
/// with the private link that the same mail holds. Some servers turn addresses to lower case, or to capitals: case does not matter.
public struct ReplyAddresses: Sendable {
    public let base: EmailAddress
    private let key: [UInt8]

    /// Of the 256 bits, eighty: a guess at a thousand a second succeeds in 38 million million years.
    private static let markLength = 20

    /// - Parameter base: `demande@ville.example`, whose server delivers `demande+anything@` to it too.
    public init(base: EmailAddress, key: [UInt8]) { (self.base, self.key) = (base, key) }

    /// `nil` when the base leaves no room for it: 64 bytes before the `@` (RFC 5321, 4.5.3.1.1).
    public func address(for reference: Reference) -> EmailAddress? {
        let number = reference.description.filter { $0 != "-" }.lowercased()
        return EmailAddress("\(name)+\(number).\(mark(of: reference))@\(domain)")
    }

    /// The request that an address was made for; `nil` for every other address.
    public func reference(in address: String) -> Reference? {
        let halves = address.lowercased().split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, halves[1] == domain, halves[0].hasPrefix(name.lowercased() + "+") else { return nil }
        let pieces = halves[0].dropFirst(name.utf8.count + 1).split(separator: ".", omittingEmptySubsequences: false)
        guard pieces.count == 2, let reference = Reference(String(pieces[0])) else { return nil }
        return Secret.areEqual(String(pieces[1]), mark(of: reference)) ? reference : nil
    }

    /// The request that mail for a recipient answers. Where the server cut the envelope down to the base, the message itself says what it was; mail to
    /// any other address is for that address, even when its sender wrote to a request at the same time.
    public func reference(for recipient: String, in head: MessageHead) -> Reference? {
        if let signed = reference(in: recipient) { return signed }
        guard recipient.lowercased() == base.description.lowercased() else { return nil }
        return (head.deliveredTo + head.to.map(\.address.description)).lazy.compactMap(reference).first
    }

    private var name: Substring { base.description.prefix { $0 != "@" } }
    private var domain: Substring { base.description.drop { $0 != "@" }.dropFirst() }

    private func mark(of reference: Reference) -> String {
        String(Secret.mark("reply address \(reference)", key: key).prefix(Self.markLength))
    }
}
