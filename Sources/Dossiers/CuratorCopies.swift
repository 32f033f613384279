import Core
import Foundation
import Hummingbird
import Law
import Web

/// That the curator is told of what is decided (C. civ. 467 al. 3): an agent who checked who the person is says so, once, and the history holds it. **Never by a
/// name and a birthday alone**: somebody else may have them.
struct CuratorCopies {
    /// What the latest line holds of the measure.
    let trace: String
    /// How many copies left.
    let sent: Int

    /// - Returns: `nil` where nobody said that a curator is to be told.
    init?(_ history: [HistoryLine]) {
        let tied = history.stillAsked.last { $0.event == .curatorTied || $0.event == .protectionTied && $0.detail["copies"]?.bool == true }
        guard let trace = tied?.detail["trace"]?.string else { return nil }
        (self.trace, sent) = (trace, history.filter { $0.event == .curatorCopied }.count)
    }
}

extension DossiersFeature {
    /// Under which measure a curator is told of the decision, sealed: an agent recognised the person, or the curator filed it.
    public func curatorTrace(of id: DossierID) async throws -> String? {
        let history = try await dossiers.history(of: id)
        return CuratorCopies(history)?.trace ?? ActingRepresentative(history)?.trace
    }

    /// Says in the history that a copy left, once per key.
    public func curatorCopied(_ id: DossierID, key: String, at now: Date) async throws {
        _ = try await dossiers.change(
            id,
            knowing: { dossier, history in
                guard !history.contains(where: { $0.event == .curatorCopied && $0.detail["key"]?.string == key }) else { return Changes() }
                return Changes(lines: [dossier.record(.curatorCopied, by: .system, detail: ["key": .string(key)], at: now)])
            })
    }
}

extension DeskDossierController {
    /// The agent recognised the person of the measure: the person is told what it asks, and by when; the curator gets a copy of the decision.
    @Sendable func tie(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit), today = visit.visit.today, measures = try await desk.measures(access.protections, on: today)
        guard let measure = measures.first(where: { String($0.id) == visit.form.first("mesure") && $0.isTiable }) else {
            throw DossierProblem.unknownDossier
        }
        guard visit.form.first(ProtectionView.checked) != nil else {
            return try await page(desk, visit, problem: visit.words("dossiers.protection.notChecked"))
        }
        let before = try await access.hold(dossiers.history(of: desk.dossier.id), of: desk.dossier, visit.visit)
        let until = ProtectionTie.lastDay(from: today, silenceOn: desk.dossier.silenceOn), handling = desk.handling(visit)
        let invitation = ProtectionInvitation(
            until: until, phone: visit.visit.site.phone, reachesAssistance: measure.reachesAssistance, words: access.protections.french)
        let tie = ProtectionTie(measure: measure, replaces: before?.isOver == true, until: until) { invitation.text($0) }
        _ = try await dossiers.change(desk.dossier.id, knowing: { handling.tie(tie, on: &$0, $1) })
        let hold = ProtectionHold(try await dossiers.history(of: desk.dossier.id)), path = DossierPaths.desk(desk.dossier.reference)
        return .seeOther(hold?.lacks.contains { $0.party != nil } == true ? "\(path)/accord" : "\(path)#protection")
    }

    /// It was somebody else of the same name.
    @Sendable func untie(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit), handling = desk.handling(visit), words = access.protections.french
        let text = words("dossiers.protection.untied.told", ["phone": visit.visit.site.phone])
        _ = try await dossiers.change(desk.dossier.id, knowing: { handling.untie(&$0, $1, telling: text) })
        return .seeOther("\(DossierPaths.desk(desk.dossier.reference))#protection")
    }
}

/// What the person is told: what is missing, who does it, by when, and what comes of it otherwise (CRPA L114-6). In French, as all that leaves by itself: it is kept.
struct ProtectionInvitation: Sendable {
    let until: LocalDate
    let phone: String
    /// Whether an agent wrote where who assists is written to.
    let reachesAssistance: Bool
    let words: Words

    func text(_ lacks: [ProtectionHold.Lack]) -> String {
        let arguments: KeyValuePairs = ["date": until.inWords(words.language), "phone": phone]
        let asking = lacks.contains { $0.party != nil } ? [reachesAssistance ? "asking.link" : "asking.phone"] : []
        let parts = ["received"] + lacks.map { "told.\($0.rawValue)" } + asking + [lacks == [.nobody] ? "over.nobody" : "over"]
        return parts.map { words("dossiers.protection.\($0)", arguments) }.joined(separator: "\n\n")
    }
}
