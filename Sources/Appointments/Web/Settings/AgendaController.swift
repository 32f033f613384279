import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// The calendars of elsewhere that take the time of a place's desks, as administrators set them.
struct AgendaController: Sendable {
    let book: AppointmentBook
    let imports: AgendaImport
    let uploads: UploadReader

    var routes: [Route] {
        let (path, roles): (String, Set<AgentRole>) = (PlaceSettings.path + "/lieux/:place/agendas", [.administrator])
        return [
            .agents(.get, path, roles, answer: show), .agents(.post, path, roles, body: .stream, answer: add),
            .agents(.post, path + "/:agenda/actualiser", roles, answer: refresh), .agents(.post, path + "/:agenda/fin", roles, answer: remove),
        ]
    }

    static func path(of place: PlaceID) -> String { "\(PlaceSettings.path)/lieux/\(place)/agendas" }

    private func place(_ visit: AgentVisit) async throws -> Place {
        try await book.place(try visit.visit.parameter("place"), of: visit.viewer.organisation)
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response { try await page(try await place(visit), SentForm(), nil, visit) }

    private func page(_ place: Place, _ form: SentForm, _ fault: AgendaFault?, _ visit: AgentVisit, found: [FoundCalendar] = []) async throws
        -> Response
    {
        AgendaPage(
            place: place, desks: try await book.schedules.desks(of: place.id), agendas: try await imports.agendas.agendas(of: place.id), form: form,
            fault: fault, found: found, hit: try await imports.agendas.hit(at: place.id, now: visit.now).count, visit: visit
        ).response()
    }

    @Sendable private func add(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        let (form, bytes) = try await received(visit)
        do {
            let desks = try await book.schedules.desks(of: place.id)
            guard let desk = desks.first(where: { "\($0.id)" == form.first("guichet") }) else { throw AppointmentProblem.unknownDesk }
            let address = try form.text("adresse").map { typed throws(AgendaFault) in try AgendaImport.address(typed) }
            let name = String((form.text("nom") ?? desk.name).prefix(80))
            let login = bytes == nil ? try AgendaFields.login(form) : nil
            var found: [FoundCalendar] = []
            if bytes == nil, let address { found = try await imports.calendars(at: address, as: login) }
            guard found.count <= 1 else { return try await page(place, form, nil, visit, found: found) }
            try await imports.add(
                try bytes.map(Self.text), at: found.first?.address ?? address, as: login, named: name, to: desk.id, of: place, now: visit.now)
            return .seeOther(Self.path(of: place.id) + "?fait=1")
        } catch let fault as AgendaFault { return try await page(place, form, fault, visit) }
    }

    /// What comes as a file wins over an address.
    private func received(_ visit: AgentVisit) async throws -> (SentForm, [UInt8]?) {
        let limits = UploadLimits(totalBytes: ImportedCalendar.largest + (1 << 20))
        return try await uploads.read(visit.visit, limits: limits) { offer in
            // One byte more, so that what is too large is seen to be.
            offer.field == "fichier" ? .upTo(bytes: ImportedCalendar.largest + 1) : .none
        } then: { form, files in
            let file = files.first { $0.field == "fichier" && $0.size > 0 }
            return (form, file.flatMap { FileManager.default.contents(atPath: $0.location.path) }.map(Array.init))
        }
    }

    private static func text(_ bytes: [UInt8]) throws(AgendaFault) -> String {
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { throw .file(.notACalendar) }
        return text
    }

    @Sendable private func refresh(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        let id: AgendaID = try visit.visit.parameter("agenda")
        guard let agenda = try await imports.agendas.agendas(of: place.id).first(where: { $0.id == id }) else { throw WebProblem.notFound }
        try book.throttle.check("agenda:\(id)", atMost: 6, perSeconds: 60, now: visit.now)
        let fault = try await imports.refresh(agenda, now: visit.now)
        return .seeOther(Self.path(of: place.id) + (fault == nil ? "?fait=1" : ""))
    }

    @Sendable private func remove(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        try await imports.agendas.remove(try visit.visit.parameter("agenda"), of: place.id)
        return .seeOther(Self.path(of: place.id) + "?fait=1")
    }
}

/// The calendars of a place, what is wrong with them, and the form that adds one.
struct AgendaPage {
    let place: Place
    let desks: [Desk]
    let agendas: [Agenda]
    let form: SentForm
    let fault: AgendaFault?
    let found: [FoundCalendar]
    /// How many have an appointment whose time these calendars take.
    let hit: Int
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var path: String { AgendaController.path(of: place.id) }

    func response() -> Response {
        let title = words("appointments.agenda.title")
        let crumbs = [(words("appointments.settings.title"), PlaceSettings.path), (place.details.name, "\(PlaceSettings.path)/lieux/\(place.id)")]
        return visit.visit.page(
            title: title, status: fault == nil ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb(crumbs, words: words))
            \(found.isEmpty ? nil : Notice(.info, words("appointments.agenda.several", ["count": "\(found.count)"])))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("appointments.desk.saved")))
            \(fault.map { ErrorSummary([.init(href: "#\(field($0))", text: words($0.message))], words: words) })
            <h1>\(title)</h1>
            \(hit == 0 ? nil : Notice(.warning, title: words.count(hit, "appointments.agenda.hit"), html: hitLink))
            <p>\(words("appointments.agenda.text"))</p>
            \(agendas.isEmpty ? "<p>\(words("appointments.agenda.none"))</p>" : list)
            <h2>\(words("appointments.agenda.add"))</h2>
            \(desks.isEmpty ? "<p>\(words("appointments.agenda.deskFirst"))</p>" : newAgenda)
            """)
    }

    private var hitLink: HTML {
        "<p><a href=\"\(PlaceSettings.path)/lieux/\(place.id.description)/touches\">\(words("appointments.settings.hit.link"))</a></p>"
    }

    private func field(_ fault: AgendaFault) -> String {
        form.text("adresse") == nil && fault != .incomplete ? "fichier" : AgendaFields.field(of: fault)
    }

    private var list: HTML {
        let columns = ["name", "desk", "from", "read", "act"].map { DataTable.Column(words("appointments.agenda.column.\($0)")) }
        return DataTable(words("appointments.agenda.title"), columns: columns, rows: agendas.map(row), showsCaption: false).html
    }

    private func row(_ agenda: Agenda) -> [HTML] {
        let read = words("appointments.agenda.readAt", ["when": agenda.readAt.inWords(words.language, in: place.details.zone)])
        let wrong = agenda.fault.map {
            Notice(
                .warning, title: words("appointments.agenda.old", ["when": agenda.readAt.inWords(words.language, in: place.details.zone)]),
                words($0.message))
        }
        let asks = agenda.address != nil && agenda.fault != .unauthorised
        return [
            "\(agenda.name)", "\(desks.first { $0.id == agenda.desk }?.name ?? "")", "\(agenda.source(words))",
            "\(read)\(wrong)", "\(asks ? button(agenda, "actualiser") : nil)\(button(agenda, "fin"))",
        ]
    }

    private func button(_ agenda: Agenda, _ act: String) -> HTML {
        """
        <form method="post" action="\(path)/\(agenda.id.description)/\(act)">\(visit.visit.formToken)\
        <button class="quiet">\(words("appointments.agenda.do.\(act)"))<span class="aside"> : \(agenda.name)</span></button></form>
        """
    }

    private var newAgenda: HTML {
        let isOfFile = fault.map { field($0) == "fichier" } ?? false
        let error = fault.map { words($0.message) }
        return """
            <form method="post" action="\(path)" enctype="multipart/form-data" novalidate>\(visit.visit.formToken)
            \(SelectInput(Question("guichet", words("appointments.agenda.desk"), words), options: desks.map { ChoiceOption("\($0.id)", $0.name) }, selected: form.first("guichet")))
            \(TextInput(Question("nom", words("appointments.agenda.name"), words, isOptional: true), value: form.first("nom") ?? ""))
            \(AgendaFields(form: form, fault: isOfFile ? nil : fault, needsAddress: false, found: found, words: words).html)
            <div class="question\(if: isOfFile, " wrong")"><label for="fichier">\(words("appointments.agenda.orFile"))</label>
            <p class="hint" id="fichier-hint">\(words("appointments.agenda.orFile.hint"))</p>\(if: isOfFile, "<p class=\"error\">\(error ?? "")</p>")
            <input type="file" id="fichier" name="fichier" aria-describedby="fichier-hint" accept=".ics,text/calendar"></div>
            \(Button(words("appointments.agenda.add")))</form>
            """
    }
}
