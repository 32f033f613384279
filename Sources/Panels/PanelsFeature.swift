import Core
import Foundation
import Storage
import Web

/// Listening panels: people who agree to be asked about a life event, and what is made of their answers. All that the rest of the product may know
/// of them.
public struct PanelsFeature: Sendable {
    public static let migrations = Migration.panels
    /// The tables whose rows tell of people, or hold what they wrote.
    public static let personalTables = ["panel_consent", "panel_invitation", "panel_text"]
    /// What asks people, a hundred at a time.
    public static let inviteJob = SQLInvitations.jobKind
    /// What reminds those who have not answered.
    public static let remindJob = SQLInvitations.reminderKind
    /// The pages for people begin there.
    public static let path = PanelsController.path

    let desk: PanelDesk
    let printer: any PanelPrinter

    /// - Parameter key: for addresses and links; the same on every node.
    public init(
        database: any Database, key: [UInt8], letters: any PanelLetters, printer: any PanelPrinter, throttle: any Throttling,
        mask: @escaping PanelMask
    ) {
        self.printer = printer
        let book = ConsentBook(key: key)
        desk = PanelDesk(
            panels: SQLPanels(database: database), consents: SQLConsents(database: database, book: book),
            invitations: SQLInvitations(database: database, book: book), answers: SQLAnswers(database: database), book: book, letters: letters,
            throttle: throttle, mask: mask)
    }

    public var routes: [Route] {
        PanelsController(desk: desk).routes + ConsentController(desk: desk).routes + AnswerController(desk: desk).routes
            + PanelDeskController(desk: desk).routes + SynthesisController(desk: desk).routes + SheetController(desk: desk, printer: printer).routes
    }

    /// Whose panel a job is about.
    public static func organisation(of payload: JSON) -> OrganisationID? { payload["organisation"]?.int.map { OrganisationID(Int64($0)) } }

    /// Asks the next people of a panel.
    public func invite(_ payload: JSON, site: Site, words: Words, now: Date) async throws {
        guard let id = payload["panel"]?.int, let last = payload["after"]?.int,
            let panel = try await desk.panels.find(PanelID(Int64(id)), in: site.organisation)
        else { return }
        try await desk.invitations.batch(panel, after: last, on: LocalDate(now, in: site.zone), now: now) { [desk] address, token, seed, connection in
            let letter = PanelLetter.invite(panel, to: address, token: token, seed: seed, desk.book, site, words)
            try desk.letters.send(letter, of: site, now: now, on: connection)
        }
    }

    /// Reminds the next people of a panel.
    public func remind(_ payload: JSON, site: Site, words: Words, now: Date) async throws {
        guard let id = payload["panel"]?.int, let last = payload["after"]?.int,
            let panel = try await desk.panels.find(PanelID(Int64(id)), in: site.organisation)
        else { return }
        try await desk.invitations.remind(panel, after: last, on: LocalDate(now, in: site.zone), now: now) {
            [desk] address, token, seed, connection in
            let letter = PanelLetter.remind(panel, to: address, token: token, seed: seed, desk.book, site, words)
            try desk.letters.send(letter, of: site, now: now, on: connection)
        }
    }

    /// Forgets whose agreement ended, who never confirmed, and who was asked in panels that are over.
    public func forget(of organisation: OrganisationID, zone: TimeZone, now: Date) async throws {
        let day = LocalDate(now, in: zone)
        try await desk.consents.forget(in: organisation, on: day, now: now)
        try await desk.invitations.forget(in: organisation, on: day)
    }
}

/// What the pages of this room work with.
struct PanelDesk: Sendable {
    let panels: SQLPanels
    let consents: SQLConsents
    let invitations: SQLInvitations
    let answers: SQLAnswers
    let book: ConsentBook
    let letters: any PanelLetters
    let throttle: any Throttling
    let mask: PanelMask
}
