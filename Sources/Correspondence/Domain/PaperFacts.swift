import Core
import Foundation
import Law

/// What letters and mails may say of one request, and of one act upon it.
public struct PaperFacts: Sendable {
    public var reference: Reference
    public var procedure: String
    /// How long it usually takes, as promised: "5 jours ouvrés".
    public var delay: String
    public var receivedAt: Date
    public var zone: TimeZone
    public var channel: Channel
    public var applicant: String
    /// The lines under the name, in the window of an envelope.
    public var postalAddress: [String] = []
    /// Where the person says what they think of the procedure, once their request is over; `nil` on paper.
    public var ratingLink: String?
    public var unit: PaperUnit
    /// "Nous étudions votre demande", and what happens next.
    public var status: String
    public var next: String
    /// The whole address that opens the request: "https://…/suivi/lien/…".
    public var link: String
    public var acknowledgement: Acknowledgement?
    /// How the date of the implicit decision was found.
    public var explanation: [LegalStep] = []
    public var answers: [AnsweredPage] = []
    /// The same answers, by the question's id: what a procedure's own templates name.
    public var answersByQuestion: [String: String] = [:]
    public var files: [String] = []
    /// SHA-256 of what was received.
    public var digest: String = ""
    public var appeal: PaperAppeal?
    /// What asking for missing pieces does to the clock; the person must be told (CRPA L114-5).
    public var incomplete = SilenceRule.IncompleteEffect.none
    public var act: PaperAct?
    /// Whether the request is examined without the pieces asked for (CRPA L114-5-1): the clock does not stop then.
    public var examinationGoesOn = false
    /// Whether that act refuses: its reasons and the remedies are then due (CRPA L211-2, CJA R421-5).
    public var isRefusal = false
    /// It leaves by post, whatever way the request came in: a decision is then signed by hand (CRPA L212-1; L212-2 spares only what a téléservice notifies).
    public var isLetter = false
    /// What our silence decided.
    public var implicit: PaperSilence?
    /// The day on which an attestation is made.
    public var attestedOn: LocalDate?
    /// Shown to the agent before it is decided: the paper says that it is not yet a decision.
    public var isPreview = false
    /// Who handles it from now on, when it was handed over to another administration (CRPA L114-2).
    public var handedTo: PaperUnit?

    public init(
        reference: Reference, procedure: String, delay: String, receivedAt: Date, zone: TimeZone, channel: Channel, applicant: String,
        unit: PaperUnit, status: String, next: String, link: String
    ) {
        (self.reference, self.procedure, self.delay, self.receivedAt, self.zone) = (reference, procedure, delay, receivedAt, zone)
        (self.channel, self.applicant, self.unit, self.status, self.next, self.link) = (channel, applicant, unit, status, next, link)
    }
}

/// The service that answers. **Its phone, and its e-mail or postal address, are due on every acknowledgement** (CRPA R112-11-1).
public struct PaperUnit: Sendable, Equatable {
    public var name: String
    public var phone: String
    public var email: String
    /// Lines separated by line ends.
    public var address: String
    /// When people may come; lines too.
    public var openingHours = ""

    public init(name: String, phone: String, email: String, address: String) {
        (self.name, self.phone, self.email, self.address) = (name, phone, email, address)
    }
}

/// What the person answered on one page of the form.
public struct AnsweredPage: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        public var label: String
        public var texts: [String]
        public init(label: String, texts: [String]) { (self.label, self.texts) = (label, texts) }
    }
    public var title: String
    public var lines: [Line]
    public init(title: String, lines: [Line]) { (self.title, self.lines) = (title, lines) }
}

/// How the decision can be contested.
public struct PaperAppeal: Sendable, Equatable {
    public var remedy: Remedy
    /// Whether asking us to think again stops the delay before the court (CRPA L411-2). Not in urban planning since 2025 (C. urb. L600-12-2).
    public var isInterruptedByComplaint: Bool

    public init(_ remedy: Remedy, isInterruptedByComplaint: Bool = true) {
        (self.remedy, self.isInterruptedByComplaint) = (remedy, isInterruptedByComplaint)
    }
}

/// The decision that our silence made, and under which code.
public struct PaperSilence: Sendable, Equatable {
    public var on: LocalDate
    /// A planning authorisation: the code de l'urbanisme then says it, elsewhere that of relations between the public and the administration.
    public var isUrbanPermit: Bool

    public init(on day: LocalDate, isUrbanPermit: Bool = false) { (on, self.isUrbanPermit) = (day, isUrbanPermit) }
}

/// What whoever answers for a service is told before silence decides.
public struct SilenceNearFacts: Sendable, Equatable {
    public struct Request: Sendable, Equatable {
        public var reference: Reference
        public var procedure: String
        public var on: LocalDate
        public var effect: SilenceRule.Effect

        public init(reference: Reference, procedure: String, on day: LocalDate, effect: SilenceRule.Effect) {
            (self.reference, self.procedure, on, self.effect) = (reference, procedure, day, effect)
        }
    }
    public var unit: String
    public var requests: [Request]
    /// The whole address of the list on the desk.
    public var link: String
    /// Whether they are decided, and only the letters have not left.
    public var isDecided = false

    public init(unit: String, requests: [Request], link: String) { (self.unit, self.requests, self.link) = (unit, requests, link) }
}

/// What was just done: the line of the history that a mail or a decision tells.
public struct PaperAct: Sendable, Equatable {
    public var at: Date
    /// First name and name (CRPA L212-1).
    public var agent: String?
    /// "Responsable du service état civil" (L212-1).
    public var quality: String?
    public var pieces: [String]
    /// The last day to send them (CRPA L114-5).
    public var answerBy: LocalDate?
    /// What the agent wrote to the person: a message, or the reasons of a refusal.
    public var text: String?

    public init(at: Date, agent: String? = nil, quality: String? = nil, pieces: [String] = [], answerBy: LocalDate? = nil, text: String? = nil) {
        (self.at, self.agent, self.quality) = (at, agent, quality)
        (self.pieces, self.answerBy, self.text) = (pieces, answerBy, text)
    }
}

/// What the mail that brings a person back to their draft says.
public struct ResumeFacts: Sendable, Equatable {
    public var procedure: String
    public var code: String
    /// The whole address to type the code at.
    public var link: String
    /// The last day on which the draft is kept.
    public var keptUntil: LocalDate

    public init(procedure: String, code: String, link: String, keptUntil: LocalDate) {
        (self.procedure, self.code, self.link, self.keptUntil) = (procedure, code, link, keptUntil)
    }
}
