import Core
import Foundation

/// What a helper does is done in the person's name (C. civ. 1984): the line is the person's, and the next one says who held the pen.
extension ActingFor {
    func signing(_ filed: (dossier: Dossier, changes: Changes), at now: Date) -> (dossier: Dossier, changes: Changes) {
        var filed = filed
        filed.changes.lines.append(line(on: &filed.dossier, at: now))
        return filed
    }

    /// The same act, followed by its line when it left one.
    func signing(_ change: @escaping @Sendable (inout Dossier) throws -> Changes) -> @Sendable (inout Dossier) throws -> Changes {
        { dossier in
            var changes = try change(&dossier)
            if let last = changes.lines.last { changes.lines.append(line(on: &dossier, at: last.at)) }
            return changes
        }
    }

    private func line(on dossier: inout Dossier, at now: Date) -> HistoryLine {
        dossier.record(.helped, by: .person, detail: ["helper": .string(helper), "relay": .string(relay)], at: now)
    }
}
