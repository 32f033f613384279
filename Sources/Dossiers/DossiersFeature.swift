import Core
import Forms
import Foundation
import Law
import Storage
import Web
import Workflows

/// All that the rest of the product may know of requests: their schema, their pages, and what a handler of an event may ask or do.
public struct DossiersFeature: Sendable {
    public static let migrations = Migration.dossiers

    let database: any Database
    let sheets: any ProcedureSheets
    let box: any AttachmentBox
    let colleagues: any Colleagues
    let files: any PostedFiles
    let papers: any Papers
    let marks: any PersonMarks
    let knowledge: any PersonKnowledge
    let masterKey: [UInt8]
    let throttle: any Throttling
    let ratings: (any RatingPaths)?
    let seen = SeenDrafts()
    let drafts: any DraftRepository
    let dossiers: any DossierRepository
    /// The same, for what must be asked of the database in the transaction that changes a dossier.
    let stored: SQLDossierRepository
    let evidence: any FormEvidence
    let sweeper: any ClockSweep
    let commitments: CommitmentBook
    let authorities: any Authorities
    let readings: any ExceptionalReadings
    let diary: any AppointmentDiary
    let protections: any ProtectionsOfPeople

    public init(
        database: any Database, sheets: any ProcedureSheets, sheetCache: any SheetCache, box: any AttachmentBox, colleagues: any Colleagues,
        authorities: any Authorities, files: any PostedFiles, papers: any Papers, marks: any PersonMarks, participant: any FilingParticipant,
        diary: any AppointmentDiary, masterKey: [UInt8], throttle: any Throttling = Throttle(), ratings: (any RatingPaths)? = nil,
        witness: any ExceptionalWitness, knowledge: (any PersonKnowledge)? = nil, protections: (any ProtectionsOfPeople)? = nil
    ) {
        self.throttle = throttle
        self.database = database
        self.sheets = sheets
        self.box = box
        self.colleagues = colleagues
        self.files = files
        self.papers = papers
        self.marks = marks
        self.knowledge = knowledge ?? NothingKnown()
        self.protections = protections ?? NobodyProtected()
        self.masterKey = masterKey
        (self.authorities, self.diary) = (authorities, diary)
        commitments = CommitmentBook(SQLCommitments(database: database))
        self.ratings = ratings
        let gathered = GatheredCounts()
        evidence = SQLFormEvidence(database: database, gathered: gathered)
        readings = SQLExceptionalReadings(database: database, witness: witness)
        drafts = SQLDraftRepository(database: database, participant: participant, gathered: gathered)
        stored = SQLDossierRepository(database: database, participant: participant, gathered: gathered) { sheetCache.sheet($0) }
        dossiers = stored
        sweeper = SQLClockSweep(database: database) { dossier in
            sheetCache.sheet(dossier.procedureVersion).map { DossierColumn.columns(of: dossier, in: $0.form) } ?? []
        }
    }

    /// The key of the private links, from the installation's.
    var links: PrivateLinks { PrivateLinks(key: Secret.derivedKey(from: masterKey, for: "private links")) }

    public var routes: [Route] {
        let access = DraftAccess(drafts: drafts, sheets: sheets, box: box, seen: seen, diary: diary, protections: protections)
        let followed = DossierAccess(
            dossiers: dossiers, sheets: sheets, box: box, colleagues: colleagues, files: files, diary: diary, protections: protections)
        let following = FollowingController(access: followed, links: links, throttle: throttle, ratings: ratings, knowledge: knowledge)
        let person =
            StartController(drafts: drafts, sheets: sheets, marks: marks, protections: protections).routes
            + ResumeController(access: access, throttle: throttle).routes
            + CheckController(access: access, dossiers: dossiers, masterKey: masterKey, throttle: throttle, commitments: commitments).routes
            + DraftPageController(access: access, files: files, knowledge: knowledge).routes
            + FillingController(access: access, files: files, knowledge: knowledge).routes
            + OwnDocumentsController(access: access, knowledge: knowledge).routes
            + following.routes + KeepingController(access: followed, following: following, knowledge: knowledge).routes
            + ConsultationController(access: followed).routes + PersonActsController(access: followed).routes
            + AuthorisationController(access: followed).routes
            + ContactController(access: followed).routes
            + SpaceController(drafts: access, dossiers: followed, space: space, marks: marks).routes
        let desk =
            DeskListController(dossiers: dossiers, views: SQLSavedViews(database: database), sheets: sheets, colleagues: colleagues).routes
            + NewRequestController(
                access: access, dossiers: dossiers, files: files, masterKey: masterKey, commitments: commitments, colleagues: colleagues
            ).routes
            + ExportController(dossiers: dossiers, sheets: sheets, colleagues: colleagues).routes
            + ExceptionalController(access: followed, readings: readings, throttle: throttle).routes
            + ExceptionalReviewPages(readings: readings, colleagues: colleagues).routes
            + DeskDossierController(
                access: followed, maker: maker, papers: papers, evidence: evidence, commitments: commitments, ratings: ratings
            ).routes
            + VerificationController(access: followed).routes
            + SealedController(dossiers: dossiers).routes
            + HandoverController(access: followed, authorities: authorities, commitments: commitments, masterKey: masterKey).routes
            + PackageController(dossiers: dossiers, packages: packages, links: packageLinks, throttle: throttle).routes
            + CommitmentSettings(book: commitments, colleagues: colleagues, sheets: sheets).routes
        return person + desk + ReceiptController(access: followed, papers: papers, facts: facts).routes
    }
}

/// The parsed procedures, ready inside a transaction where nothing can be awaited.
public protocol SheetCache: Sendable {
    func sheet(_ version: ProcedureVersionID) -> ProcedureSheet?
}

extension DossierColumn {
    /// The answers to keep out of the JSON.
    static func columns(of dossier: Dossier, in form: Form) -> [DossierColumn] {
        form.fields.filter { $0.isListable || $0.isStatistical }.compactMap { field in
            guard let answer = dossier.answers[field.id] else { return nil }
            let shown = field.display(answer, language: .french).joined(separator: ", ")
            guard !shown.isEmpty else { return nil }
            return DossierColumn(field: field.id, shown: String(shown.prefix(200)), number: dossier.answers.text(field.id).flatMap(Double.init))
        }
    }
}
