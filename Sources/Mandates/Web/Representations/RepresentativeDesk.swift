import Core
import Foundation
import Hummingbird
import Web

/// An agent who saw the judgment gives its representatives an access of their own, and closes it.
struct RepresentativeDesk: Sendable {
    let room: MandatesFeature

    private static let path = MeasureDesk.path + "/:measure/acces/:representative"

    var routes: [Route] {
        [
            .agents(.post, Self.path, AgentRole.seeingDossiers, answer: invite),
            .agents(.post, Self.path + "/fin", AgentRole.seeingDossiers, answer: close),
        ]
    }

    private func named(_ visit: AgentVisit) async throws -> (recorded: RecordedMeasure, representative: Representative) {
        let id: MeasureID = try visit.visit.parameter("measure"), representative: RepresentativeID = try visit.visit.parameter("representative")
        guard let recorded = try await room.measures.find(id, in: visit.viewer.organisation),
            let named = recorded.measure.named(representative)
        else { throw MandateProblem.unknown }
        return (recorded, named)
    }

    @Sendable private func invite(_ visit: AgentVisit) async throws -> Response {
        let (recorded, representative) = try await named(visit)
        guard recorded.isAlive(on: visit.visit.today) else { throw MandateProblem.measureOver }
        var faults = FormFaults()
        let (field, other) = (AccessesView.field("email", of: representative.id), AccessesView.field("email_personne", of: representative.id))
        let email = visit.form.text(field).flatMap(EmailAddress.init), typed = visit.form.text(other)
        let person = typed.flatMap(EmailAddress.init)
        if email == nil { faults.add(field, UserMessage("mandates.access.badEmail")) }
        if typed != nil && person == nil { faults.add(other, UserMessage("mandates.access.badEmail")) }
        // Told at the same address, the person would be told nothing.
        if let email, email == person { faults.add(other, UserMessage("mandates.access.sameEmail")) }
        let others = try await room.representations.all(of: recorded.id, in: visit.viewer.organisation).filter {
            $0.representative != representative.id && $0.revokedAt == nil
        }
        // Two who must agree, at one address: one would agree for both (C. civ. 447, 467).
        if let email, others.contains(where: { [$0.email, $0.personEmail].contains(email.description) }) {
            faults.add(field, UserMessage("mandates.access.othersEmail"))
        }
        if let person, others.contains(where: { $0.email == person.description }) { faults.add(other, UserMessage("mandates.access.othersEmail")) }
        guard faults.isEmpty, let email else { return try await room.page(recorded, visit, faults: faults, of: representative.id) }
        let new = NewRepresentation(measure: recorded.id, representative: representative.id, email: email, personEmail: person)
        let isSupervisor = recorded.measure.supervisor?.id == representative.id
        let letter = Self.letter(new, representative, isSupervisor, visit), letters = room.letters, site = visit.site, now = visit.now
        try await room.representations.invite(new, of: visit.viewer.organisation, by: visit.viewer, at: now) { connection in
            try letters.send(letter, of: site, now: now, on: connection)
        }
        return .seeOther("\(MeasureDesk.path)/\(recorded.id)#acces")
    }

    /// The mail names nobody who is protected: they are named once the link is opened.
    private static func letter(_ new: NewRepresentation, _ representative: Representative, _ isSupervisor: Bool, _ visit: AgentVisit) -> MandateLetter
    {
        let words = visit.words, site = visit.site, link = "\(site.baseURL)\(RepresentationPages.path)/invitation/\(new.token)"
        return MandateLetter(
            to: new.email, subject: words("mandates.access.mail.subject", ["town": site.name]),
            text: words(
                isSupervisor ? "mandates.access.mail.supervisor" : "mandates.access.mail.text",
                ["name": representative.name, "link": link, "town": site.name, "phone": site.phone]),
            key: "representative:\(Secret.digest(new.token))")
    }

    @Sendable private func close(_ visit: AgentVisit) async throws -> Response {
        let (recorded, representative) = try await named(visit)
        try await room.representations.revoke(
            representative.id, of: recorded.id, in: visit.viewer.organisation, by: visit.viewer, at: visit.now)
        return .seeOther("\(MeasureDesk.path)/\(recorded.id)#acces")
    }
}

extension MandatesFeature {
    /// The page of a measure; the journal keeps who opened it.
    func page(
        _ recorded: RecordedMeasure, _ visit: AgentVisit, faults: FormFaults = FormFaults(), of representative: RepresentativeID? = nil
    ) async throws -> Response {
        let organisation = visit.viewer.organisation
        try await measures.note(seen: recorded.id, of: organisation, by: visit.viewer, on: visit.visit.today, at: visit.now)
        return MeasurePage(
            visit: visit, recorded: recorded, procedures: try await procedures.published(in: organisation),
            accesses: AccessesView(
                recorded: recorded, accesses: try await representations.all(of: recorded.id, in: organisation), visit: visit, faults: faults,
                faulty: representative)
        ).response
    }
}

/// The accesses of the representatives, on the page of their measure.
struct AccessesView {
    let recorded: RecordedMeasure
    let accesses: [Representation]
    let visit: AgentVisit
    let faults: FormFaults
    /// Whose form is wrong.
    let faulty: RepresentativeID?

    private var words: Words { visit.words }

    /// Two representatives, two forms on one page: an id stands once in it.
    static func field(_ name: String, of id: RepresentativeID) -> String { id.rawValue == 1 ? name : "\(name)\(id)" }

    var html: HTML {
        """
        <section aria-labelledby="acces"><h2 id="acces">\(words("mandates.access.title"))</h2>
        <p>\(words("mandates.access.intro"))</p>
        \(recorded.measure.representatives.map(one))\(recorded.measure.supervisor.map(one))</section>
        """
    }

    private func one(_ representative: Representative) -> HTML {
        let access = accesses.first { $0.representative == representative.id }, standing = access?.standing(at: visit.now)
        let path = "\(MeasureDesk.path)/\(recorded.id)/acces/\(representative.id)"
        let isOver = !recorded.isAlive(on: visit.visit.today)
        let said = standing.map { state -> HTML in
            let key = isOver && state == .open ? "mandates.access.ended" : "mandates.access.standing.\(state.rawValue)"
            let tone: StatusTag.Tone = isOver ? .neutral : state == .open ? .good : state == .invited ? .waiting : .neutral
            return "<p>\(StatusTag(words(key), tone)) \(access?.email ?? "")</p>"
        }
        let supervises: HTML? = recorded.measure.supervisor?.id == representative.id ? "<p>\(words("mandates.access.supervises"))</p>" : nil
        return "<h3>\(representative.name)</h3>\(supervises)\(said)\(buttons(path, standing, representative.id))"
    }

    private func buttons(_ path: String, _ standing: Representation.Standing?, _ id: RepresentativeID) -> HTML? {
        let isAlive = recorded.isAlive(on: visit.visit.today)
        let close: HTML =
            "<form method=\"post\" action=\"\(path)/fin\">\(visit.visit.formToken)\(Button(words("mandates.access.close"), .danger))</form>"
        if standing == .open { return close }
        guard isAlive else { return standing == .invited ? close : nil }
        let invite = self.invite(path, isAgain: standing != nil, id)
        return standing == .invited ? "\(invite)\(close)" : invite
    }

    private func invite(_ path: String, isAgain: Bool, _ id: RepresentativeID) -> HTML {
        let isFaulty = faulty == id, isSupervisor = recorded.measure.supervisor?.id == id
        func input(_ name: String, isOptional: Bool) -> TextInput {
            let field = Self.field(name, of: id)
            return TextInput(
                Question(
                    field, words(isSupervisor && name == "email" ? "mandates.access.email_subroge" : "mandates.access.\(name)"), words,
                    hint: words("mandates.access.\(name).hint"),
                    error: isFaulty ? faults.error(field, words) : nil, isOptional: isOptional),
                InputTraits(type: "email", isSpelled: false), value: isFaulty ? visit.form.first(field) ?? "" : "")
        }
        let form: HTML = """
            <form method="post" action="\(path)" novalidate>\(visit.visit.formToken)
            \(input("email", isOptional: false))\(if: !isSupervisor, input("email_personne", isOptional: true).html)
            \(Button(words("mandates.access.invite"), .secondary))</form>
            """
        return Details(words(isAgain ? "mandates.access.again" : "mandates.access.give"), form, isOpen: isFaulty).html
    }
}
