import Core
import Hummingbird
import Web

/// What is there, an address to try, and the file that would take its place.
struct AddressSettingsPage {
    let edition: AddressEdition?
    let requested: RequestedImport?
    let communes: CommuneList
    let problem: AddressProblem?
    let tried: TriedAddress?
    let visit: AgentVisit

    /// The communes whose names begin as was asked, and how many there are in all.
    struct CommuneList: Sendable, Equatable {
        static let most = 100

        let beginning: String
        let shown: [KnownCommune]
        let count: Int
    }

    private var words: Words { visit.words }
    private var isUnderWay: Bool { requested?.isUnderWay(at: visit.now) ?? false }

    func response() -> Response {
        let title = words("addresses.settings")
        return visit.visit.page(
            title: title, status: problem == nil ? .ok : problem == .busy ? .conflict : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("web.desk.settings"), "/bureau/reglages")], words: words))
            \(problem.map { ErrorSummary([.init(href: "#\(AddressSettings.file)", text: words($0.message))], words: words) })
            <h1>\(title)</h1>
            <p>\(words("addresses.settings.lead"))</p>
            \(state)
            \(latest)
            \(if: edition != nil, "\(trial)\(list)")
            <h2 id="importer">\(words(edition == nil ? "addresses.import" : "addresses.import.again"))</h2>
            \(upload)
            """)
    }

    private var state: HTML {
        guard let edition else { return Notice(.warning, html: "<p>\(words("addresses.none"))</p>\(steps)").html }
        let held = [
            counted(edition.addresses, "addresses.count"), counted(edition.streets, "addresses.streets"),
            counted(edition.communes, "addresses.communes"),
        ]
        var rows: [(String, String)] = [
            (words("addresses.row.held"), held.joined(separator: " · ")),
            (words("addresses.row.imported"), edition.importedAt.inWords(words.language, in: visit.site.zone)),
            (words("addresses.row.file"), edition.file.name.isEmpty ? words("addresses.file.unknown") : edition.file.name),
        ]
        if let made = edition.file.madeAt { rows.append((words("addresses.row.made"), made.inWords(words.language, in: visit.site.zone))) }
        return """
            \(edition.isOld(at: visit.now) ? Notice(.warning, html: "<p>\(words("addresses.old"))</p>\(steps)").html : nil)
            \(SummaryList(rows.map { .init($0.0, $0.1) }, words: words))
            """
    }

    private func counted(_ count: Int, _ key: String) -> String { words.count(count, key).replacing("\(count)", with: grouped(count)) }

    /// « 412 305 », « 412,305 ».
    private func grouped(_ count: Int) -> String {
        let digits = Array("\(count)"), mark = words.language == .french ? "\u{202F}" : ","
        return digits.enumerated().map { ($0 > 0 && (digits.count - $0).isMultiple(of: 3) ? mark : "") + String($1) }.joined()
    }

    private var steps: HTML {
        let lines = ["addresses.step.take", "addresses.step.give", "addresses.step.wait"].map { "<li>\(Markdown.inline(words($0)))</li>" as HTML }
        return "<ol>\(lines)</ol>"
    }

    /// The page reads itself again every few seconds while a file is read: see `queue.js`.
    private var latest: HTML? {
        guard let requested else { return nil }
        let live: HTML = isUnderWay ? " data-refresh=\"3\"" : ""
        return "<div id=\"import\"\(live)>\(news(of: requested))</div>"
    }

    private func news(of requested: RequestedImport) -> HTML {
        let arguments: KeyValuePairs = ["file": requested.file, "percent": "\(requested.percent)"]
        switch requested.state {
        case .done: return done(requested)
        case .refused:
            let problem = words((requested.problem ?? .lost).message)
            return Notice(.warning, title: words("addresses.import.refused", arguments), problem).html
        case _ where !isUnderWay: return Notice(.warning, words("addresses.import.stopped", arguments)).html
        case .waiting: return Notice(.info, html: "<p>\(words("addresses.import.waiting", arguments))</p>\(again)").html
        case .reading: return Notice(.info, html: "<p>\(words("addresses.import.reading", arguments))</p>\(again)").html
        case .writing: return Notice(.info, html: "<p>\(words("addresses.import.writing", arguments))</p>\(again)").html
        }
    }

    private var again: HTML { "<p><a href=\"\(AddressSettings.path)\">\(words("addresses.import.look"))</a></p>" }

    private func done(_ requested: RequestedImport) -> HTML {
        let lines = requested.faults.map { one -> HTML in
            let fault = words("addresses.fault.\(one.fault.rawValue)")
            return "<li>\(words("addresses.fault.line", ["line": "\(one.line)", "fault": fault]))</li>"
        }
        let left: HTML = "\(words.count(requested.leftOut, "addresses.leftOut"))<ul>\(lines)</ul>"
        let success: HTML? =
            visit.visit.query("fait") == nil ? nil : Notice(.success, words("addresses.import.done", ["file": requested.file])).html
        return "\(success)\(if: requested.leftOut > 0, Details(words("addresses.leftOut.title"), left).html)"
    }

    private var trial: HTML {
        let question = Question("adresse", words("addresses.try"), words, hint: words("addresses.try.hint"))
        return """
            <h2>\(words("addresses.try.title"))</h2>
            <form method="post" action="\(AddressSettings.path)/essai">\(visit.visit.formToken)
            \(TextInput(question, .townAddress, value: tried?.text ?? ""))\(Button(words("addresses.try.button"), .secondary))</form>
            \(tried.map(outcome))
            """
    }

    private func outcome(_ tried: TriedAddress) -> HTML {
        let labels = tried.found.isEmpty ? tried.near : tried.found
        let key = labels.isEmpty ? "addresses.try.none" : tried.found.isEmpty ? "addresses.try.near" : "addresses.try.found"
        return "<div role=\"status\"><p>\(words(key))</p><ul>\(labels.map { "<li>\($0)</li>" as HTML })</ul></div>"
    }

    private var list: HTML {
        let columns = [
            DataTable.Column(words("addresses.column.commune")), DataTable.Column(words("addresses.column.insee")),
            DataTable.Column(words("addresses.column.postcodes")), DataTable.Column(words("addresses.column.count"), isNumber: true),
        ]
        let rows = communes.shown.map {
            ["\($0.name)", "\($0.insee)", "\($0.postcodes.joined(separator: ", "))", "\(grouped($0.addresses))"] as [HTML]
        }
        let question = Question("commune", words("addresses.communes.search"), words, isOptional: true)
        return """
            <h2 id="communes">\(words("addresses.communes.title"))</h2>
            <form class="bar" method="get" action="\(AddressSettings.path)#communes">\
            \(TextInput(question, InputTraits(isSpelled: false), value: communes.beginning))\
            \(Button(words("addresses.communes.button"), .secondary))</form>
            <p>\(words.count(communes.count, "addresses.communes.found"))\
            \(if: communes.count > communes.shown.count, " \(words("addresses.communes.first", ["count": "\(communes.shown.count)"]))")</p>
            \(if: !rows.isEmpty, DataTable(words("addresses.communes.title"), columns: columns, rows: rows, showsCaption: false).html)
            """
    }

    private var upload: HTML {
        guard !isUnderWay else { return "<p>\(words("addresses.import.busy"))</p>" }
        let id = AddressSettings.file, error = problem.map { words($0.message) }
        let fewer = Question(AddressSettings.fewer, words("addresses.import.fewer"), words, hint: words("addresses.import.fewer.hint"))
        return """
            \(edition == nil ? nil : steps)
            <form method="post" action="\(AddressSettings.path)" enctype="multipart/form-data" novalidate>\(visit.visit.formToken)
            <div class="question\(if: error != nil, " wrong")"><label for="\(id)">\(words("addresses.import.file"))</label>
            <p class="hint" id="\(id)-hint">\(words("addresses.import.file.hint", ["most": "\(AddressSettings.mostBytes >> 20)"]))</p>\
            \(error.map { "<p class=\"error\" id=\"\(id)-error\">\($0)</p>" as HTML })
            <input type="file" id="\(id)" name="\(id)" aria-describedby="\(id)-hint" accept=".csv,.gz,text/csv,application/gzip"></div>
            \(if: edition != nil, TickBox(fewer).html)
            <p class="hint">\(words("addresses.import.all"))</p>
            \(Button(words("addresses.import.button")))</form>
            """
    }
}

/// A commune of which addresses are known.
struct KnownCommune: Sendable, Equatable {
    let name: String
    let insee: String
    let postcodes: [String]
    let addresses: Int
}
