import Core
import Forms
import Foundation

/// The drafts that this process showed last, each to its visitor: what is sent next is nearly always about one of them. Of a thousand at most, so that
/// they weigh a few megabytes.
final class SeenDrafts: @unchecked Sendable {  // generations guarded by lock
    private struct Key: Hashable {
        let reference: Reference
        let visitor: Keyring
    }

    private typealias Seen = (draft: Draft, checked: CheckedAnswers?)

    private static let mostOfAGeneration = 500

    private let lock = NSLock()
    private var young: [Key: Seen] = [:]
    private var old: [Key: Seen] = [:]

    /// - Parameter checked: what came of judging it, when it was.
    func keep(_ draft: Draft, _ checked: CheckedAnswers? = nil, of visitor: Keyring) {
        lock.withLock {
            if young.count >= Self.mostOfAGeneration { (old, young) = (young, [:]) }
            young[Key(reference: draft.reference, visitor: visitor)] = (draft, checked)
        }
    }

    /// The draft became a dossier.
    func forget(_ reference: Reference, of visitor: Keyring) {
        let key = Key(reference: reference, visitor: visitor)
        lock.withLock { (young[key], old[key]) = (nil, nil) }
    }

    func draft(_ reference: Reference, of visitor: Keyring) -> Draft? { seen(reference, visitor)?.draft }

    /// What came of judging this very draft in this very context; `nil` when that was not done.
    func checked(_ draft: Draft, on context: FormContext, by visitor: Keyring) -> CheckedAnswers? {
        guard let seen = seen(draft.reference, visitor), let checked = seen.checked, seen.draft == draft, checked.context == context else {
            return nil
        }
        return checked
    }

    private func seen(_ reference: Reference, _ visitor: Keyring) -> Seen? {
        let key = Key(reference: reference, visitor: visitor)
        return lock.withLock { young[key] ?? old[key] }
    }
}
