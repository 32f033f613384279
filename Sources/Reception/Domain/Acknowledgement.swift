import Core

/// Whether a message that came is acknowledged by itself. Two machines that answer each other never stop: when in doubt, silence (RFC 3834, 2).
public enum Acknowledgement: Sendable, Equatable {
    case send(to: EmailAddress)
    case none(because: Reason)

    public enum Reason: String, Sendable, CaseIterable {
        /// A report of a failure, or an answer to one.
        case report
        /// A machine says so itself.
        case automatic
        case bulk, list
        /// Exchange asks that nothing be answered by a machine.
        case askedNotTo
        /// We wrote it.
        case ourOwn
        /// It went through here already.
        case loop
        /// An address that no person reads.
        case machineAddress
        case noAddress
        /// This sender had enough of them today.
        case enoughToday
    }
}

/// The rule of acknowledgements for one installation.
public struct AcknowledgementRule: Sendable {
    /// The addresses that we write from and receive at, in lower case.
    public let ours: Set<String>
    /// What our own mails carry in X-Loop.
    public let mark: String
    public let mostADay: Int

    public init(ours: some Sequence<String>, mark: String, mostADay: Int = 3) {
        self.ours = Set(ours.map { $0.lowercased() })
        (self.mark, self.mostADay) = (mark.lowercased(), mostADay)
    }

    /// - Parameter alreadyToday: how many acknowledgements went to this sender since a day.
    public func acknowledgement(of head: MessageHead, alreadyToday: Int) -> Acknowledgement {
        if let reason = reason(in: head) { return .none(because: reason) }
        guard let address = address(of: head) else { return .none(because: .noAddress) }
        if isOurs(address.description) { return .none(because: .ourOwn) }
        if Self.isMachine(address) { return .none(because: .machineAddress) }
        return alreadyToday < mostADay ? .send(to: address) : .none(because: .enoughToday)
    }

    private func reason(in head: MessageHead) -> Acknowledgement.Reason? {
        let signs = head.machine
        if head.returnPath == .nobody || signs.isReport { return .report }
        if let word = signs.autoSubmitted, word != "no" { return .automatic }
        if signs.isFromList { return .list }
        if let word = signs.precedence, ["bulk", "list", "junk"].contains(word) { return .bulk }
        if let word = signs.suppress, !Self.asks(in: word).isDisjoint(with: ["all", "oof", "autoreply"]) { return .askedNotTo }
        if signs.loops.contains(where: { $0.lowercased().contains(mark) }) { return .loop }
        return head.from.map { isOurs($0.address.description) } ?? false ? .ourOwn : nil
    }

    /// The return path when there is one: From and Reply-To are easily somebody else's, who would get mail from us for it (RFC 3834, 4).
    private func address(of head: MessageHead) -> EmailAddress? {
        switch head.returnPath {
        case .address(let address): EmailAddress(address)
        case .nobody: nil
        case .unknown: head.from?.email
        }
    }

    /// A signed address of ours is ours too.
    private func isOurs(_ address: String) -> Bool {
        let address = address.lowercased()
        guard let plus = address.firstIndex(of: "+"), let at = address.lastIndex(of: "@"), plus < at else { return ours.contains(address) }
        return ours.contains(address) || ours.contains(String(address[..<plus] + address[at...]))
    }

    private static func asks(in header: String) -> Set<String> {
        Set(header.lowercased().split { $0 == "," || $0 == ";" }.map { Text.trimmed(String($0)) })
    }

    /// Names that RFC 3834, 2 and custom leave to machines; "…-request" and "owner-…" run lists.
    private static func isMachine(_ address: EmailAddress) -> Bool {
        let name = address.description.prefix { $0 != "@" }.lowercased()
        let plain = name.filter { $0 != "-" && $0 != "_" && $0 != "." }
        return ["mailerdaemon", "postmaster", "noreply", "donotreply", "nepasrepondre", "listserv", "majordomo", "bounce", "bounces"].contains(plain)
            || plain.hasPrefix("noreply") || plain.hasPrefix("bounces+") || name.hasPrefix("owner-") || name.hasSuffix("-request")
    }
}
