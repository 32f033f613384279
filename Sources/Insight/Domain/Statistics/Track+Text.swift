import Core
import Foundation

/// What was counted of a request, in as few letters as can be: a million of them are kept.
extension Track {
    /// `status@seconds` for each step, then `!seconds` of the end, `+day` or `-day` of the silence, `~seconds` of each contact, `^seconds:mark` of each act.
    var trail: String {
        var parts = steps.map { "\($0.status)@\(Self.seconds($0.at))" }
        if let closedAt { parts.append("!\(Self.seconds(closedAt))") }
        switch silence {
        case .accepted(let day): parts.append("+\(day)")
        case .rejected(let day): parts.append("-\(day)")
        case nil: break
        }
        parts += contacts.map { "~\(Self.seconds($0))" } + acts.map { "^\(Self.seconds($0.at)):\($0.mark)" }
        return parts.joined(separator: " ")
    }

    /// Reads a trail back into the track that it is of.
    mutating func read(trail: String) {
        (steps, closedAt, silence, contacts, acts) = ([], nil, nil, [], [])
        for part in trail.split(separator: " ") {
            let rest = part.dropFirst()
            switch part.first {
            case "!": closedAt = Self.date(rest)
            case "+": silence = LocalDate(String(rest)).map { .accepted(on: $0) }
            case "-": silence = LocalDate(String(rest)).map { .rejected(on: $0) }
            case "~": contacts.append(Self.date(rest))
            case "^":
                let act = rest.split(separator: ":")
                if act.count == 2 { acts.append(Act(at: Self.date(act[0]), mark: String(act[1]))) }
            default:
                guard let at = part.lastIndex(of: "@") else { continue }
                steps.append(Step(String(part[..<at]), at: Self.date(part[part.index(after: at)...])))
            }
        }
    }

    /// To the second: what is counted must be what was kept, and no finer.
    var rounded: Track {
        var track = self
        track.receivedAt = Self.rounded(receivedAt)
        track.steps = steps.map { Step($0.status, at: Self.rounded($0.at)) }
        track.closedAt = closedAt.map(Self.rounded)
        track.contacts = contacts.map(Self.rounded)
        track.acts = acts.map { Act(at: Self.rounded($0.at), mark: $0.mark) }
        return track
    }

    private static func rounded(_ date: Date) -> Date { Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)) }
    private static func seconds(_ date: Date) -> Int { Int(date.timeIntervalSince1970.rounded(.down)) }
    private static func date(_ text: Substring) -> Date { Date(timeIntervalSince1970: Double(text) ?? 0) }
}
