import Core
import Definitions
import Mustache
import Web

/// The templates of mails and of papers, read and checked once.
struct TemplateBook: Sendable {
    private let mails: [String: MailTemplate]
    private let papers: [String: MustacheTemplate]
    private let mailPage: MustacheTemplate
    let paperPage: MustacheTemplate
    private let addressPages: MustacheTemplate
    let paperBody: MustacheTemplate
    let mailParts: MustacheLibrary
    let pageParts: MustacheLibrary
    /// As they are written: the mails of procedures include them.
    let mailPartTexts: [String: String]

    var mailNames: Set<String> { Set(mails.keys) }
    var paperNames: Set<String> { Set(papers.keys) }

    /// The mail that brings a person back to their draft: it has names of its own.
    static let resume = "resume-code"
    /// The mail that says that a decision comes by post: no action names it.
    static let byPost = "decision-by-post"
    /// The mail that says that a document waits at the counter: nor does one name it.
    static let counterReady = "counter-ready"
    /// The mail that warns those who answer for a service: so has it.
    static let silenceNear = "silence-near"
    /// The one that says that decisions wait to be sent meanwhile.
    static let decisionUnsent = "decision-unsent"
    private static let names = [resume: TemplateShape.resume, silenceNear: TemplateShape.warning, decisionUnsent: TemplateShape.warning]
    /// Those that no workflow sends.
    static let apart = Set(names.keys).union(ours)
    /// About a request, and of no workflow.
    static let ours: Set = [byPost, counterReady, "original-asked", "fraud-suspended"]

    /// The templates that the program carries in itself.
    static func embedded() throws -> TemplateBook { try TemplateBook(TemplateFiles.embedded) }

    init(_ files: TemplateFiles) throws {
        ContentTypes.register
        mails = try files.mails.named { name, text in
            try MailTemplate(text, named: name, names: Self.names[name] ?? TemplateShape.request, parts: files.mailParts)
        }
        papers = try files.papers.named { try Self.page($1, named: $0, names: TemplateShape.request, files) }
        mailPage = try Self.page(files.mailPage, named: "mail-page", names: TemplateShape.mailPage, files)
        paperPage = try Self.page(files.paperPage, named: "paper-page", names: TemplateShape.paperPage, files)
        addressPages = try Self.page(files.addressPages, named: "address-pages", names: TemplateShape.addressPages, files)
        paperBody = try Self.page(files.pageParts["paper-body"] ?? Self.nothing, named: "paper-body", names: TemplateShape.paperPage, files)
        mailPartTexts = files.mailParts
        mailParts = MustacheLibrary(templates: try files.mailParts.mapValues { try MustacheTemplate(string: Typography.french($0)) })
        pageParts = MustacheLibrary(templates: try files.pageParts.mapValues { try MustacheTemplate(string: Self.typeset($0)) })
    }

    private static let nothing = "{{% CONTENT_TYPE:\(ContentTypes.html)}}\n"

    private static func page(_ text: String, named name: String, names: [String: TemplateShape], _ files: TemplateFiles) throws -> MustacheTemplate {
        try TemplateCheck(name: name, contentType: ContentTypes.html, parts: files.pageParts).check(text, names: names)
        return try MustacheTemplate(string: typeset(text))
    }

    /// A style has spaces of its own before « ! »: it is left as it is.
    private static func typeset(_ page: String) -> String { page.contains("<style") ? page : Typography.french(page) }

    /// Both readings of a mail; `nil` when there is no such template.
    func mail(_ name: String, _ values: [String: TemplateValue]) -> (subject: HeaderText, text: String, html: String)? {
        mails[name].map { mail($0, values) }
    }

    func mail(_ template: MailTemplate, _ values: [String: TemplateValue]) -> (subject: HeaderText, text: String, html: String) {
        let (subject, text) = template.render(values, library: mailParts)
        let page = values.filter { TemplateShape.mailPage.keys.contains($0.key) }
            .merging(["subject": .text(subject.description), "blocks": text.values]) { $1 }
        return (subject, text.plain, mailPage.render(page.mustache, library: pageParts))
    }

    /// The subject lines of the mails about a request, by template.
    func subjects(_ values: [String: TemplateValue]) -> [String: String] {
        mails.filter { !Self.apart.contains($0.key) }.mapValues { $0.renderSubject(values, library: mailParts).description }
    }

    /// The page that becomes a PDF; `nil` when there is no such template.
    func paper(_ name: String, _ values: [String: TemplateValue]) -> String? {
        papers[name]?.render(values.mustache, library: pageParts)
    }

    /// The page that becomes the PDF of the address pages of a batch.
    func addressPages(_ values: [String: TemplateValue]) -> String { addressPages.render(values.mustache, library: pageParts) }

    /// What a mail says, as the page of a letter: for those who read no mail. `nil` when there is no such template.
    func letter(ofMail name: String, _ values: [String: TemplateValue]) -> String? { mails[name].map { letter(of: $0, values) } }

    func letter(of template: MailTemplate, _ values: [String: TemplateValue]) -> String {
        let (subject, text) = template.render(values, library: mailParts)
        let frame: [String: TemplateValue] = ["title": .text(subject.description), "blocks": text.onPaper.values]
        return paperPage.render(values.filter { $0.key != "link" }.merging(frame) { $1 }.mustache, library: pageParts)
    }
}

/// The texts of the templates, by name.
struct TemplateFiles {
    /// `templates/mails/`
    var mails: [String: String]
    /// `templates/mail-parts/`: what several mails say.
    var mailParts: [String: String]
    /// `templates/papers/`
    var papers: [String: String]
    /// `templates/page-parts/`: what several pages show.
    var pageParts: [String: String]
    /// `templates/mail-page.mustache`: the page around the text of every mail.
    var mailPage: String
    /// `templates/paper-page.mustache`: the page around the text of a paper of a procedure's own.
    var paperPage: String
    /// `templates/address-pages.mustache`: the pages put before the letters of a batch.
    var addressPages: String

    static var embedded: TemplateFiles {
        TemplateFiles(
            mails: folder("mails"), mailParts: folder("mail-parts"), papers: folder("papers"), pageParts: folder("page-parts"),
            mailPage: EmbeddedAssets.text("templates/mail-page.mustache") ?? "",
            paperPage: EmbeddedAssets.text("templates/paper-page.mustache") ?? "",
            addressPages: EmbeddedAssets.text("templates/address-pages.mustache") ?? "")
    }

    private static func folder(_ name: String) -> [String: String] {
        let start = "templates/\(name)/", end = ".mustache"
        return EmbeddedAssets.paths(under: "templates/\(name)").reduce(into: [:]) { files, path in
            guard path.hasSuffix(end) else { return }
            files[String(path.dropFirst(start.count).dropLast(end.count))] = EmbeddedAssets.text(path)
        }
    }
}

extension [String: String] {
    fileprivate func named<T>(_ make: (String, String) throws -> T) rethrows -> [String: T] {
        try [String: T](uniqueKeysWithValues: map { name, text in (name, try make(name, text)) })
    }
}
