import Core
import Forms
import Foundation
import Law
import Workflows

/// The "what happens next" of a status, with its date. A sentence whose date does not exist for this procedure is left out.
struct StatusSentence {
    let words: Words
    let dossier: Dossier

    func filled(_ status: Status) -> String {
        guard dossier.implicit == nil, let day = dossier.silenceOn else { return status.next([:]) }  // no promise for a day that is over
        return status.next([.silenceDate: day.inWords(words.language)])
    }
}

/// Where a dossier stands, in the agents' words: the procedure's own, else those of its nature.
struct DeskStatus {
    let words: Words

    func label(_ status: Status) -> String { status.desk ?? words("dossiers.nature.\(status.nature.rawValue)") }

    func label(_ key: String, _ nature: Status.Nature, in workflow: Workflow) -> String {
        if key == Dossier.forwarded { return words("dossiers.status.forwarded") }
        return workflow.status(key).map(label) ?? words("dossiers.nature.\(nature.rawValue)")
    }
}

/// A line of the history in words.
struct HistorySentence {
    let words: Words
    let sheet: ProcedureSheet

    /// `nil` for what is only the agents' business.
    func forPerson(_ line: HistoryLine) -> String? {
        switch line.event {
        case .assigned, .released, .note, .packageFetched, .letterPrepared, .letterDelivered, .letterClosed, .fraudFound: nil
        case .recounted: words("dossiers.history.person.recounted", ["date": line.silenceOn?.inWords(words.language) ?? "–"])
        case .forwarded: words("dossiers.history.person.forwarded", ["name": line.detail["name"]?.string ?? ""])
        case .arrived: words("dossiers.history.person.arrived", ["name": line.detail["from"]?.string ?? ""])
        case .called where line.detail["outcome"]?.string != "reached": nil
        case .helped: helped(line)
        case .represented: represented(line)
        case .cosignatureAwaited, .cosignatureAsked, .cosignatureAgreed, .cosignatureRefused: cosigning(line)
        case .authorisationAwaited, .authorisationGiven: authorisation(line)
        case .protectionTied: tied(line, "person")
        case .contactChosen: words("dossiers.history.person.contactChosen.\(isAgreed(line) ? "agreed" : "refused")")
        case .moved: moved(line)
        case .appointmentMoved, .appointmentCancelled: appointment(line, "person")
        case .deadlineExtended:
            words("dossiers.history.person.deadlineExtended", ["date": line.answerBy?.inWords(words.language) ?? ""])
        case .piecesSent: line.actor == .person ? words("dossiers.history.person.piecesSent") : words("dossiers.history.person.piecesMarked")
        case .implicitDecision: words("dossiers.history.person.implicitDecision.\(line.detail["effect"]?.string ?? "accept")")
        default: words("dossiers.history.person.\(line.event.rawValue)")
        }
    }

    func forAgent(_ line: HistoryLine) -> String {
        switch line.event {
        case .moved, .piecesAsked:
            let pieces = labels(line.pieces)
            return ([done(line)] + (pieces.isEmpty ? [] : [pieces.joined(separator: ", ")]) + begun(line)).joined(separator: " – ")
        case .piecesSent, .reminded:
            return words("dossiers.history.agent.\(line.event.rawValue)", ["pieces": labels(line.pieces).joined(separator: ", ")])
        case .implicitDecision:
            return words("dossiers.history.agent.implicitDecision.\(line.detail["effect"]?.string ?? "accept")")
        case .deadlineExtended:
            let from = line.detail["from"]?.string.flatMap { LocalDate($0) }
            return words(
                "dossiers.history.agent.deadlineExtended",
                ["from": from?.inWords(words.language) ?? "", "date": line.answerBy?.inWords(words.language) ?? ""])
        case .recounted: return words("dossiers.history.agent.recounted", ["date": line.silenceOn?.inWords(words.language) ?? "–"])
        case .assigned, .transferred:
            return words("dossiers.history.agent.\(line.event.rawValue)", ["name": line.detail["name"]?.string ?? ""])
        case .corrected:
            let fields = line.detail["fields"]?.array?.compactMap(\.string).map { sheet.form.field($0)?.label ?? $0 } ?? []
            return words("dossiers.history.agent.corrected", ["fields": fields.joined(separator: ", ")])
        case .versionMoved:
            let lost = line.detail["labels"]?.array?.compactMap(\.string) ?? []
            if lost.isEmpty { return words("dossiers.history.agent.versionMoved") }
            return words("dossiers.history.agent.versionMoved.losing", ["fields": lost.joined(separator: ", ")])
        case .letterPrepared, .letterSent, .letterDelivered, .letterReturned, .letterSentAgain, .letterClosed, .called, .counterHanded, .counterEnded,
            .counterReady:
            return told(line)
        case .forwarded: return words("dossiers.history.agent.forwarded", ["name": line.detail["name"]?.string ?? ""])
        case .arrived: return words("dossiers.history.agent.arrived", ["name": line.detail["from"]?.string ?? ""])
        case .exceptionalReading:
            return words("dossiers.history.agent.exceptionalReading", ["reason": line.detail["reason"]?.string ?? ""])
        case .helped: return helped(line)
        case .appointmentMoved, .appointmentCancelled: return appointment(line, "agent")
        case .represented: return represented(line)
        case .cosignatureAwaited, .cosignatureAsked, .cosignatureAgreed, .cosignatureRefused: return cosigning(line)
        case .authorisationAwaited, .authorisationGiven: return authorisation(line)
        case .protectionTied: return tied(line, "agent")
        case .contactChosen: return words("dossiers.history.agent.contactChosen.\(isAgreed(line) ? "agreed" : "refused")")
        case .entered:
            return words("dossiers.history.agent.entered", ["channel": words("dossiers.channel.\(line.channel.rawValue)")])
        default:
            return words("dossiers.history.agent.\(line.event.rawValue)")
        }
    }

    /// The same for both: neither must wonder who wrote.
    private func helped(_ line: HistoryLine) -> String {
        words("dossiers.history.helped", ["helper": line.detail["helper"]?.string ?? "", "relay": line.detail["relay"]?.string ?? ""])
    }

    /// What was chosen first stays readable.
    private func appointment(_ line: HistoryLine, _ reader: String) -> String {
        let was = line.detail["fields"]?.array?.first?.string.flatMap { line.detail["before"]?[$0]?.string } ?? ""
        return words("dossiers.history.\(reader).\(line.event.rawValue)", ["before": was, "now": line.detail["now"]?.string ?? ""])
    }

    private func represented(_ line: HistoryLine) -> String {
        ActingRepresentative([line]).map { RepresentativeView.sentence($0, words) } ?? ""
    }

    private func cosigning(_ line: HistoryLine) -> String {
        let party = line.detail["party"]?.string ?? AgreementStep.Party.person.rawValue
        return words("dossiers.history.\(line.event.rawValue).\(party)", ["name": line.detail["name"]?.string ?? ""])
    }

    private func authorisation(_ line: HistoryLine) -> String {
        let day = line.detail["on"]?.string.flatMap { LocalDate($0) }?.inWords(words.language) ?? ""
        return words("dossiers.history.\(line.event.rawValue)", ["date": day, "number": line.detail["number"]?.string ?? ""])
    }

    /// What lacks, and that the curator gets a copy, as far as each is so.
    private func tied(_ line: HistoryLine, _ reader: String) -> String {
        let lacks = line.detail["lacks"]?.array?.isEmpty == false, copies = line.detail["copies"]?.bool == true
        let keys = (lacks || !copies ? ["protectionTied"] : []) + (copies ? ["curatorTied"] : [])
        return keys.map { words("dossiers.history.\(reader).\($0)") }.joined(separator: reader == "agent" ? " ; " : " ")
    }

    private func isAgreed(_ line: HistoryLine) -> Bool { line.detail["electronic"]?.bool ?? false }

    /// What became of a letter or of a call.
    private func told(_ line: HistoryLine) -> String {
        func text(_ key: String) -> String { line.detail[key]?.string ?? "" }
        let day = LocalDate(text("day"))?.inWords(words.language) ?? ""
        let key = "dossiers.history.agent.\(line.event.rawValue)"
        switch line.event {
        case .called: return words("\(key).\(text("outcome"))", ["title": text("title")])
        case .counterReady: return words(key, ["title": text("title"), "date": line.answerBy?.inWords(words.language) ?? ""])
        case .counterHanded:
            return words(key, ["day": day, "title": text("title"), "identity": words("dossiers.identity.\(text("identity"))")])
        case .letterReturned: return words(key, ["day": day, "title": text("title"), "reason": words("dossiers.return.\(text("reason"))")])
        default:
            let tracking = line.detail["tracking"]?.string
            return words(tracking == nil ? key : key + ".registered", ["day": day, "title": text("title"), "tracking": tracking ?? ""])
        }
    }

    private func labels(_ pieces: [String]) -> [String] { pieces.map { key in sheet.pieces.first { $0.key == key }?.label ?? key } }

    /// What the action started elsewhere, or should have.
    private func begun(_ line: HistoryLine) -> [String] {
        let linked = line.detail["create"]?.string.map { slug in
            line.detail["linked"]?.string.map { words("dossiers.history.agent.linked", ["procedure": $0]) }
                ?? words("dossiers.history.agent.notLinked", ["procedure": slug])
        }
        let call = line.detail["call"]?.string.map { words("dossiers.history.agent.call", ["name": $0]) }
        return [linked, call].compactMap(\.self)
    }

    func author(of line: HistoryLine) -> String {
        switch line.actor {
        case .person: words("dossiers.actor.person")
        case .agent(_, let name): name
        case .system: words("dossiers.actor.system")
        }
    }

    /// "Prendre en charge → En cours d'étude": what was done, and where it led.
    private func done(_ line: HistoryLine) -> String {
        let action = line.detail["action"]?.string.flatMap(sheet.workflow.action)?.label ?? words("dossiers.history.agent.moved")
        guard let to = line.detail["to"]?.string, to != line.detail["from"]?.string, let status = sheet.workflow.status(to) else { return action }
        return "\(action) → \(DeskStatus(words: words).label(status))"
    }

    private func moved(_ line: HistoryLine) -> String? {
        guard let to = line.detail["to"]?.string, to != line.detail["from"]?.string else {
            return line.detail["action"]?.string.flatMap(sheet.workflow.action)?.label
        }
        return sheet.workflow.status(to)?.label
    }
}

/// "240 ko", "3,2 Mo".
enum FileSize {
    static func inWords(_ bytes: Int, _ words: Words) -> String {
        if bytes < 1_000_000 { return words("dossiers.file.kilobytes", ["size": "\(max(1, bytes / 1000))"]) }
        let tenths = bytes / 100_000
        let size = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(words.language == .french ? "," : ".")\(tenths % 10)"
        return words("dossiers.file.megabytes", ["size": size])
    }
}
