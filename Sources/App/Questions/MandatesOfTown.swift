import Core
import Correspondence
import Dossiers
import Forms
import Foundation
import Law
import Mandates
import People
import Procedures
import Storage
import Web

/// Consent asked by short message, where a gateway sends them and posts the answers.
struct ConsentBySMS: ConsentMessages {
    let correspondence: CorrespondenceFeature
    let isSending: Bool
    let replyToken: String?

    var isAnswered: Bool { isSending && replyToken != nil }

    func mobile(_ typed: String) -> String? { PhoneNumber.international(typed).flatMap { MobileNumber($0)?.description } }

    func send(_ text: String, to mobile: String, key: String, of organisation: OrganisationID, now: Date, on connection: any Connection) throws {
        // The town's name comes first: of a text that is too long, it is what goes.
        let short = ShortText(text) ?? text.firstIndex(of: ":").flatMap { ShortText(String(text[text.index(after: $0)...])) }
        guard let short, let number = MobileNumber(mobile) else { throw MandateProblem.unknown }
        try correspondence.enqueue(SMS(to: number, text: short), uniqueKey: key, organisation: organisation, now: now, on: connection)
    }

    func accepts(token: String) -> Bool { replyToken.map { Secret.areEqual($0, token) } ?? false }
}

/// Whose card it is: the room of the spaces knows, and gives a mark of the mandates' own sector.
struct HoldersOfCards: CardHolders {
    let people: PeopleFeature

    func mark(ofCard number: String, secret: String, _ visit: Visit) async throws -> String? {
        do {
            let holder = try await people.holder(
                ofCard: number, secret: secret, of: visit.site.organisation, from: visit.address, at: visit.now)
            return try await people.mark(of: holder, in: MandatesFeature.sector, now: visit.now)
        } catch PeopleProblem.wrongCard {
            return nil
        }
    }

    func mark(of person: PersonViewer, at now: Date) async throws -> String {
        try await people.mark(of: person, in: MandatesFeature.sector, now: now)
    }
}

/// What each procedure is for the law of protected adults: its file says so.
struct ProceduresOfMandates: ProtectedProcedures {
    let procedures: ProceduresFeature

    func published(in organisation: OrganisationID) async throws -> [ProtectedProcedure] {
        try await procedures.all(organisation: organisation).map {
            ProtectedProcedure(title: $0.title, act: $0.act, slug: $0.isExternal ? nil : $0.slug)
        }
    }
}

/// The measures that an agent recorded for somebody who filed a request.
struct ProtectionsOfTown: ProtectionsOfPeople {
    let mandates: MandatesFeature
    let french: Words

    func running(for name: String, born: LocalDate, act: ProtectedAct, in organisation: OrganisationID, on day: LocalDate) async throws
        -> [RunningMeasure]
    {
        try await mandates.running(for: name, born: born, act: act, in: organisation, on: day).map {
            var measure = RunningMeasure(id: $0.id, kind: $0.kind.rawValue, profile: $0.profile)
            (measure.copies, measure.reachesCurator, measure.trace) = ($0.copies, $0.reachesCurator, $0.trace)
            (measure.reachesAssistance, measure.isConflicted) = ($0.reachesAssistance, $0.isConflicted)
            return measure
        }
    }

    func isRunning(_ trace: String, in organisation: OrganisationID, on day: LocalDate) async throws -> Bool {
        try await mandates.isRunning(trace, in: organisation, on: day)
    }

    func refused(_ acting: ActingFor, in organisation: OrganisationID, at now: Date) async {
        await mandates.refused(acting, act: nil, because: MandateProblem.measureOver, in: organisation, at: now)
    }

    func measure(of acting: ActingRepresentative) -> Int64? { mandates.traced(acting.trace)?.measure }
}

/// What happens in the transaction of a filing: files change hands, and a helper's mandate, or a representative's measure, is read again.
struct ParticipantsOfFiling: FilingParticipant {
    let files: AttachmentsOfDossiers
    let mandates: MandatesFeature

    func admit(_ acting: ActingFor, to act: HelpedAct, on connection: any Connection) throws {
        if acting.measure != nil { return try mandates.admit(acting, act: act.act, isFiling: act.isFiling, at: act.at, on: connection) }
        try mandates.admit(acting, theme: act.theme, isFiling: act.isFiling, at: act.at, on: connection)
    }

    func refused(_ acting: ActingFor, _ act: HelpedAct, because cause: any Error, in organisation: OrganisationID) async {
        await mandates.refused(acting, act: act.act, because: cause, in: organisation, at: act.at)
    }

    func files(of dossier: DossierID, on connection: any Connection) throws -> [AttachedFile] { try files.files(of: dossier, on: connection) }

    func copy(
        _ copied: [AttachmentID], from dossier: DossierID, to other: DossierID, of organisation: OrganisationID, on connection: any Connection
    ) throws {
        try files.copy(copied, from: dossier, to: other, of: organisation, on: connection)
    }

    func handOver(from draft: DraftID, to dossier: DossierID, on connection: any Connection) throws {
        try files.handOver(from: draft, to: dossier, on: connection)
    }

    func book(_ questions: [String: String], of draft: DraftID, for request: FiledDraft, on connection: any Connection) throws {
        try files.book(questions, of: draft, for: request, on: connection)
    }

    func forget(_ draft: DraftID, on connection: any Connection) throws { try files.forget(draft, on: connection) }

    func forget(row: Int, of block: String, of draft: DraftID, on connection: any Connection) throws {
        try files.forget(row: row, of: block, of: draft, on: connection)
    }
}
