import Core
import Definitions
import HTTPTypes
import Hummingbird
import Web

/// The messages and papers that a procedure words in its own way.
extension StudioPages {
    var templateRoutes: [Route] {
        [
            .agents(.get, StudioVisit.path + "/:slug/messages", Self.roles, answer: templates),
            .agents(.post, StudioVisit.path + "/:slug/messages", Self.roles, answer: rewriteShipped),
            .agents(.post, StudioVisit.path + "/:slug/messages/apercu", Self.roles, answer: previewTyped),
            .agents(.post, StudioVisit.path + "/:slug/messages/apercu.pdf", Self.roles, answer: previewPDF),
        ]
    }

    @Sendable private func templates(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        let words = visit.words
        return studio.page(
            words("studio.part.templates"), kind: .wide,
            """
            <p>\(words("studio.templates.lead"))</p>
            \(ElementList(studio, ElementKind.mail.home, .mail).html)
            \(RewritingForm(studio: studio, kind: .mail).html)
            \(ElementList(studio, ElementKind.paper.home, .paper).html)
            \(RewritingForm(studio: studio, kind: .paper).html)
            """)
    }

    /// A procedure's own wording of a shipped message or letter begins with the shipped words.
    @Sendable private func rewriteShipped(_ visit: AgentVisit) async throws -> Response {
        guard let kind = visit.form.first("sorte").flatMap(ElementKind.init(rawValue:)),
            let name = visit.form.first(RewritingForm.name(of: kind)), TemplateNames.shipped(kind).contains(name)
        else { throw StudioProblem.changedMeanwhile }
        let title = TemplateNames.label(name, kind, in: .mapping([]), visit.words)
        let shipped = kind == .mail ? previews.shipped(mail: name).map(NewElement.mail) : previews.shipped(paper: name).map(NewElement.paper)
        let path = kind.home.key(name)
        return try await change(
            visit, what: UserMessage("studio.change.added", ["title": title]), at: path.description,
            then: "element?chemin=\(path.description.queryEncoded)"
        ) { tree in
            guard tree[path] == nil else { return }
            try tree.set(path, to: shipped ?? NewElement.template(kind, titled: title, visit.words))
        }
    }

    /// The page of a message or a paper, with what it gives.
    /// - Parameter typed: what is being written, when it is not what is saved.
    func templatePage(_ studio: StudioVisit, _ path: FilePath, _ kind: ElementKind, typed: SheetBoxes? = nil) async throws -> Response {
        let words = studio.words
        let sheet = kind.sheet(for: studio.tree[path] ?? .mapping([]))
        let boxes = typed ?? sheet.boxes(of: studio.tree[path] ?? .mapping([]))
        let asked = try await trial(studio, kind)
        let form = SheetForm(
            studio, sheet, at: path, action: studio.link("element"), boxes: typed, live: true,
            inside: "\(PreviewChoice(studio: studio, kind: kind, requests: asked.requests, chosen: asked.chosen).html)")
        let shown = try await preview(studio, path, kind, boxes, on: asked.chosen)
        return studio.page(
            TemplateNames.label(path, kind, in: studio.tree, words), kind: .wide, crumbs: [(words("studio.part.templates"), studio.link("messages"))],
            """
            <div class="bench"><div>
            \(form.html)
            \(ValueList(studio: studio).html)
            </div>\(TemplatePreview(studio: studio, kind: kind, shown: shown).html)</div>
            """)
    }

    @Sendable private func previewTyped(_ visit: AgentVisit) async throws -> Response {
        let (studio, path, kind) = try await template(visit)
        return try await templatePage(studio, path, kind, typed: SheetBoxes(values: visit.form.values))
    }

    @Sendable private func previewPDF(_ visit: AgentVisit) async throws -> Response {
        let (studio, path, kind) = try await template(visit)
        let typed = SheetBoxes(values: visit.form.values)
        let request = try await trial(studio, kind).chosen
        guard kind == .paper, let written = WrittenTemplate(typed, at: path, kind), let trial = studio.trial(on: request) else {
            throw WebProblem.notFound
        }
        do {
            let pdf = try await previews.pdf(of: written, in: trial)
            return .download(pdf, name: "projet-\(written.name).pdf", mediaType: "application/pdf")
        } catch is TemplateFault {
            return try await templatePage(studio, path, kind, typed: typed)
        }
    }

    private func template(_ visit: AgentVisit) async throws -> (StudioVisit, FilePath, ElementKind) {
        let studio = try await open(visit)
        guard let path = visit.seen?.path, let kind = ElementKind(at: path), kind.isTemplate, studio.tree[path] != nil else {
            throw StudioProblem.changedMeanwhile
        }
        return (studio, path, kind)
    }

    /// The requests that one may try it on, and the one that was chosen: an invented one unless the agent asked for a real one, since what is
    /// in them is read only by those who need it.
    private func trial(_ studio: StudioVisit, _ kind: ElementKind) async throws -> (requests: [PreviewRequest], chosen: Reference?) {
        let visit = studio.visit
        let requests = try await previews.requests(on: studio.draft.slug, for: visit.viewer, now: visit.now)
        let chosen = visit.form.first("demande").flatMap(Reference.init)
        return (requests, chosen.flatMap { asked in requests.contains { $0.reference == asked } ? asked : nil })
    }

    private func preview(
        _ studio: StudioVisit, _ path: FilePath, _ kind: ElementKind, _ boxes: SheetBoxes, on request: Reference?
    ) async throws -> TemplatePreview.Shown {
        guard let written = WrittenTemplate(boxes, at: path, kind), let trial = studio.trial(on: request) else { return .nothing }
        do {
            if kind == .paper { return .paper(try await previews.paper(written, in: trial)) }
            let mail = try await previews.mail(written, in: trial)
            return .mail(subject: mail.subject, text: mail.text)
        } catch let fault as TemplateFault {
            return .fault(fault)
        }
    }
}

extension StudioVisit {
    fileprivate func trial(on request: Reference?) -> PreviewCase? {
        file.definition.map { PreviewCase(definition: $0, request: request, viewer: visit.viewer, now: visit.now, words: words) }
    }
}

extension WrittenTemplate {
    /// `nil` while the subject or the text is blank.
    fileprivate init?(_ boxes: SheetBoxes, at path: FilePath, _ kind: ElementKind) {
        guard case .key(let name) = path.last else { return nil }
        let heading = Text.trimmed(boxes.first(kind == .mail ? "subject" : "title")), text = Text.trimmed(boxes.first("text"))
        if heading.isEmpty || text.isEmpty { return nil }
        self.init(name: name, heading: heading, text: text)
    }
}
