import Core
import Definitions
import Foundation

/// What the studio asks of those who write to people: `App` answers with the correspondence and the dossiers.
public protocol TemplatePreviews: Sendable {
    /// The latest requests made on a procedure that this agent sees: none for one who only makes procedures.
    func requests(on slug: ProcedureSlug, for viewer: AgentViewer, now: Date) async throws -> [PreviewRequest]
    /// The mail that every authority has, as a procedure may begin its own from.
    func shipped(mail name: String) -> WrittenTemplate?
    /// The letter that every authority has, likewise.
    func shipped(paper name: String) -> WrittenTemplate?
    /// A mail as it would leave.
    /// - Throws: ``TemplateFault``.
    func mail(_ mail: WrittenTemplate, in case: PreviewCase) async throws -> (subject: String, text: String)
    /// A paper: its text as escaped HTML, without the letter around.
    /// - Throws: ``TemplateFault``.
    func paper(_ paper: WrittenTemplate, in case: PreviewCase) async throws -> String
    /// The same as a PDF, whole.
    func pdf(of paper: WrittenTemplate, in case: PreviewCase) async throws -> [UInt8]
}

/// The request on which a mail or a paper is tried.
public struct PreviewCase: Sendable {
    public let definition: ProcedureDefinition
    /// `nil`: an invented one, whose answers are the questions.
    public let request: Reference?
    /// Who acts, and may see the request.
    public let viewer: AgentViewer
    public let now: Date
    public let words: Words

    public init(definition: ProcedureDefinition, request: Reference?, viewer: AgentViewer, now: Date, words: Words) {
        (self.definition, self.request, self.viewer, self.now, self.words) = (definition, request, viewer, now, words)
    }
}

public struct PreviewRequest: Sendable, Equatable {
    public let reference: Reference
    public let applicant: String
    public let receivedAt: Date

    public init(reference: Reference, applicant: String, receivedAt: Date) {
        (self.reference, self.applicant, self.receivedAt) = (reference, applicant, receivedAt)
    }
}
