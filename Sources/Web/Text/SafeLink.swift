/// Where a link written by someone else may lead: a page of ours, a secure site, a phone, a mailbox. Never a script.
enum SafeLink {
    static func accepts(_ address: some StringProtocol) -> Bool {
        guard address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else { return false }
        if address.hasPrefix("/") { return !address.hasPrefix("//") }
        return ["https://", "tel:", "mailto:"].contains { address.hasPrefix($0) && address.utf8.count > $0.utf8.count }
    }
}
