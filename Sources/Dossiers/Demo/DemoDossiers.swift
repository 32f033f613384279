import Core
import Forms
import Foundation
import Law
import Storage
import Workflows

/// Requests of an invented town, filed and handled as real ones are: same filing, same moves, same hash-chained history.
struct DemoDossiers: Sendable {
    static let batch = 500
    /// 2.5 requests for each of 60,000 inhabitants every year (needs A8).
    static let perYear = 150_000

    let sheets: [ProcedureSheet]
    let agents: [AgentSheet]
    let names: DemoNames
    let zone: TimeZone
    let masterKey: [UInt8]
    /// What every unit of an invented town undertakes (needs A3).
    static let terms = CommitmentTerms(usual: .init(look: WorkSpan(2, .days), answer: WorkSpan(8, .days)))

    /// What three requests in four are for, in any town.
    private static let everyday: Set = [
        "acte-naissance", "inscription-scolaire", "cantine-periscolaire", "contact-mairie", "signalement-voirie", "inscription-electorale",
        "stationnement-residentiel", "location-salle", "declaration-prealable", "subvention-association", "tranquillite-vacances",
        "occupation-domaine-public",
    ]

    private let common: [ProcedureSheet]

    init(sheets: [ProcedureSheet], agents: [AgentSheet], names: DemoNames, zone: TimeZone, masterKey: [UInt8]) {
        (self.sheets, self.agents, self.names, self.zone, self.masterKey) = (sheets, agents, names, zone, masterKey)
        common = sheets.filter { Self.everyday.contains($0.slug) }
    }

    /// One request, received at `received`, as it stands at `now`.
    func dossier(received: Date, now: Date, using generator: inout DemoGenerator) -> (dossier: Dossier, changes: Changes, sheet: ProcedureSheet) {
        let sheet = common.isEmpty || generator.chance(25) ? generator.pick(sheets) : generator.pick(common)
        return dossier(of: sheet, received: received, now: now, using: &generator)
    }

    /// An open request that the other parent of a child must agree to: too rare to come by chance.
    func forChild(received: Date, now: Date, seed: UInt64) -> (dossier: Dossier, changes: Changes, sheet: ProcedureSheet)? {
        guard let sheet = sheets.first(where: { $0.otherParent != nil }) else { return nil }
        for attempt in 0..<200 as Range<UInt64> {
            var generator = DemoGenerator(seed: seed &+ attempt)
            let made = dossier(of: sheet, received: received, now: now, using: &generator)
            if made.dossier.isOpen, AgreementState(made.changes.lines) != nil { return made }
        }
        return nil
    }

    /// A request that a representative filed, as it stands the hour after: what the law asks beside it is not given yet.
    func represented(
        _ sheet: ProcedureSheet, _ act: ProtectedAct, by acting: ActingFor, received: Date, using generator: inout DemoGenerator
    ) -> (dossier: Dossier, changes: Changes) {
        let filed = filed(sheet, received: received, isOnline: true, using: &generator)
        var (dossier, changes) = acting.signing(filed, act, at: received)
        DossierClock(sheet: sheet, zone: zone).wind(&dossier, by: changes.lines)
        (changes.events, changes.counts) = ([], [])
        return (dossier, changes)
    }

    private func dossier(
        of sheet: ProcedureSheet, received: Date, now: Date, using generator: inout DemoGenerator
    ) -> (dossier: Dossier, changes: Changes, sheet: ProcedureSheet) {
        var (dossier, changes) = filed(sheet, received: received, isOnline: false, using: &generator)
        agree(&dossier, &changes, now: now, using: &generator)
        handle(&dossier, &changes, sheet, until: now, using: &generator)
        DossierClock(sheet: sheet, zone: zone).wind(&dossier, by: changes.lines)
        dossier.commitments = CommitmentClock(changes.lines).pending
        changes.events = []  // nobody is written to: these people do not exist
        changes.counts = []  // a year of counters is made at once: see `DemoEvidence`
        return (dossier, changes, sheet)
    }

    /// - Parameter isOnline: else by any of the ways of a town.
    private func filed(
        _ sheet: ProcedureSheet, received: Date, isOnline: Bool, using generator: inout DemoGenerator
    ) -> (dossier: Dossier, changes: Changes) {
        let answers = DemoAnswers(names: names, procedure: sheet.slug, today: LocalDate(received, in: zone)).answers(
            to: sheet.form, using: &generator)
        let channel = isOnline ? .web : generator.channel()
        // What does not come online is written down by somebody at the desk.
        let clerk = channel == .web ? nil : generator.pick(among: agents.filter { $0.units.contains(sheet.unit) })
        let draft = Draft(
            id: DraftID(0), reference: .random(using: &generator), organisation: sheet.organisation, procedureVersion: sheet.version,
            channel: channel, enteredBy: clerk?.id, answers: answers, createdAt: received, updatedAt: received, version: 0
        )
        let filing = Filing(
            sheet: sheet, zone: zone, masterKey: masterKey, commitment: Self.terms.commitment(on: sheet.procedure, in: sheet.region))
        return filing.dossier(from: draft, answers: answers, by: clerk.map { .agent($0.id, name: $0.name) } ?? .person, at: received)
    }

    /// The other parent was asked the same hour, and most answered; some are not asked yet.
    private func agree(_ dossier: inout Dossier, _ changes: inout Changes, now: Date, using generator: inout DemoGenerator) {
        guard let state = AgreementState(changes.lines), dossier.receivedAt + 3600 < now, generator.chance(75) else { return }
        let asked = AgreementStep.asked.record(of: state.party, on: &dossier, at: dossier.receivedAt + 900)
        changes.lines.append(asked)
        guard generator.chance(70) else { return }
        let name = "\(generator.pick(names.firstNames)) \(generator.pick(names.lastNames))", digest = Secret.digest(dossier.answers.json.text)
        let answer: AgreementStep = generator.chance(85) ? .agreed(name: name, digest: digest) : .refused(name: name, digest: digest)
        changes.lines.append(answer.record(of: state.party, on: &dossier, at: dossier.receivedAt + 3000))
    }

    /// Nearly all that is older than a month is decided; of the recent, some are taken, some wait for the person.
    private func handle(
        _ dossier: inout Dossier, _ changes: inout Changes, _ sheet: ProcedureSheet, until now: Date, using generator: inout DemoGenerator
    ) {
        let age = now.timeIntervalSince(dossier.receivedAt) / 86_400
        let unitAgents = agents.filter { $0.units.contains(dossier.unit) }
        guard let agent = generator.pick(among: unitAgents), generator.chance(age > 30 ? 97 : min(90, Int(age * 10))) else {
            return
        }
        let roles: Set<Action.Actor> = [.caseworker, .manager]
        var at = dossier.receivedAt
        for _ in 0..<6 {
            at += Double.random(in: 3600...(3 * 86_400), using: &generator)
            let barred = sheet.barred(on: dossier, at: at, in: zone)
            let possible = sheet.workflow.available(to: roles, in: dossier.status, barring: barred).filter {
                $0.to != nil && $0.to != dossier.status && $0.key != "reopen"
            }
            guard at < now, !possible.isEmpty, !dossier.nature.isFinal else { return }
            let action = generator.chance(70) ? possible[0] : generator.pick(possible)
            var input = MoveInput(
                message: action.needs.contains(.message) ? "Bonjour, pouvez-vous compléter votre demande ? Merci." : nil,
                pieces: action.needs.contains(.pieces) ? sheet.pieces.prefix(1).map(\.key) : [],
                answerBy: LocalDate(at, in: zone).adding(days: 30),
                reason: action.needs.contains(.reason) ? "La demande ne remplit pas les conditions." : nil
            )
            input.stopsExamination = sheet.needs(anyOf: input.pieces)
            guard let move = try? sheet.workflow.move(action.key, from: dossier.status, by: roles, with: input, barring: barred) else { continue }
            let actor = Actor.agent(agent.id, name: agent.name)
            if dossier.assignee == nil { dossier.assignee = agent.id }
            changes = changes + Mover(sheet: sheet, zone: zone).apply(move, to: &dossier, by: actor, with: input, at: at)
        }
    }
}

extension DossiersFeature {
    /// Fills an installation with `count` invented requests, received up to `now` at the pace of a town of 60,000. The same seed gives the same requests.
    public func makeDemo(count: Int, seed: UInt64, organisation: OrganisationID, names: DemoNames, zone: TimeZone, now: Date) async throws {
        let sheets = try await sheets.all(in: organisation)
        let units = try await colleagues.units(of: organisation).map(\.id)
        for unit in units { try await commitments.save(DemoDossiers.terms, of: unit) }
        let demo = DemoDossiers(
            sheets: sheets, agents: try await colleagues.agents(in: units), names: names, zone: zone, masterKey: masterKey
        )
        if count > 0 { try await makeDemoEvidence(on: sheets, seed: seed, now: now) }
        let pace = 365 * 86_400 / Double(DemoDossiers.perYear)
        // A few are old enough for their time to be over: a small demonstration would show nothing of what becomes of requests.
        let old = count < 200 ? 0 : min(60, count / 8)
        for start in stride(from: 0, to: count, by: DemoDossiers.batch) {
            try await database.write { connection in
                var generator = DemoGenerator(seed: seed &+ UInt64(start) &* 1_000_003)
                for index in start..<min(count, start + DemoDossiers.batch) {
                    let received = index < old ? now - Self.age(ofOld: index, among: old) : now - Double(count - index) * pace
                    let (dossier, changes, sheet) = demo.dossier(received: received, now: now, using: &generator)
                    let id = try connection.insert(dossier)
                    try connection.save(changes, of: id, at: received)
                    try connection.save(DossierColumn.columns(of: dossier, in: sheet.form), of: id)
                }
            }
        }
        if count >= 200, let child = demo.forChild(received: now - 2 * 86_400, now: now, seed: seed) {
            try await database.write { connection in
                let id = try connection.insert(child.dossier)
                try connection.save(child.changes, of: id, at: child.dossier.receivedAt)
                try connection.save(DossierColumn.columns(of: child.dossier, in: child.sheet.form), of: id)
            }
        }
        let agents = try await colleagues.agents(in: units).filter { !$0.units.isEmpty }
        if count > 0 { try await makeDemoReadings(in: organisation, by: agents, now: now) }
    }

    /// From three years to five months.
    private static func age(ofOld index: Int, among old: Int) -> TimeInterval { (150 + 900 * Double(old - index) / Double(old)) * 86_400 }
}
