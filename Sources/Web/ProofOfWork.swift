import Core
import Crypto
import Foundation

/// What a form of a door that robots rush at has to show, where the installation asks for it: that the browser computed for a second or, where no
/// script runs, that its person waited for six. Instead of a picture to read, which keeps people out.
///
/// The work is Hashcash's (A. Back, 2002): a number such that SHA-256 of `token:number` begins with as many zero bits as are asked. The form's own
/// token is what it is done for, so nothing is stored and the work of one page is no use to another browser.
struct ProofOfWork: Sendable {
    static let field = "_effort"
    static let patienceField = "_attente"
    static let patience = 6.0
    private static let longestPatience = 3600.0
    /// A second press, the Back button, a mistake to mend: not a thousand requests for one piece of work.
    private static let usesOfAToken = 3
    /// Waiting costs a robot nothing but addresses. A library has one for all.
    private static let waitsOfAnAddress = 30

    /// Zero bits: 14 take a telephone a second. 0 asks for nothing.
    let bits: Int
    let tokens: FormTokens
    private let uses = Throttle()

    init(bits: Int, tokens: FormTokens) { (self.bits, self.tokens) = (bits, tokens) }

    /// Whoever signed in has shown enough.
    func isAsked(of visit: Visit) -> Bool { bits > 0 && visit.agent == nil && visit.person == nil && visit.helper == nil }

    /// After the token was checked.
    func isShown(by visit: Visit) -> Bool {
        guard let token = visit.form.first(FormTokens.field) else { return false }
        if isWork(visit.form.first(Self.field), for: token) { return isCounted(token, Self.usesOfAToken, visit) }
        guard let wait = wait(of: visit), wait >= Self.patience, wait < Self.longestPatience else { return false }
        return isCounted(token, Self.usesOfAToken, visit) && isCounted("attente:\(visit.address)", Self.waitsOfAnAddress, visit)
    }

    /// The instant at which somebody began to wait, signed for them.
    func stamp(_ visit: Visit) -> String { tokens.signed("attente-\(Int(visit.now.timeIntervalSince1970))", for: visit.visitor) }

    /// Seconds since the stamp that came; `nil` when there is none of ours.
    func wait(of visit: Visit) -> Double? {
        guard let stamp = visit.form.first(Self.patienceField), tokens.accepts(stamp, for: visit.visitor) else { return nil }
        guard stamp.hasPrefix("attente-"), let seconds = Double(stamp.dropFirst("attente-".count).prefix { $0 != "." }) else { return nil }
        return visit.now.timeIntervalSince1970 - seconds
    }

    private func isWork(_ number: String?, for token: String) -> Bool {
        guard let number, (1...20).contains(number.utf8.count), token.utf8.count < 100 else { return false }
        var zeros = 0
        for byte in SHA256.hash(data: Array("\(token):\(number)".utf8)) {
            zeros += byte.leadingZeroBitCount
            if byte != 0 { break }
        }
        return zeros >= bits
    }

    private func isCounted(_ key: String, _ most: Int, _ visit: Visit) -> Bool {
        (try? uses.check(key, atMost: most, perSeconds: 3600, now: visit.now)) != nil
    }
}

extension Visit {
    /// The form token of a door that may ask for work: see ``Route/post(_:body:asksWork:answer:)``.
    public var workedToken: HTML {
        guard let work, work.isAsked(of: self) else { return formToken }
        return "\(formToken)<input type=\"hidden\" name=\"\(ProofOfWork.field)\" data-work=\"\(work.bits)\">"
    }
}
