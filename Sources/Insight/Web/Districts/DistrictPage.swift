import Core
import Hummingbird
import Web

/// What is there, its picture and its list, and the file that would take its place.
struct DistrictPage {
    let edition: DistrictEdition?
    let districts: [District]
    /// The requests of twelve months, by district.
    let filed: StatisticsTable
    let query: String
    let form: SentForm
    let fault: DistrictFault?
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var labels: StatisticsLabels {
        StatisticsLabels(
            procedures: [], units: [], words: words,
            districts: DistrictNamesByCode(lines: districts.map { ($0.code, $0.name, true) }))
    }

    func response() -> Response {
        let title = words("insight.district.title")
        return visit.visit.page(
            title: title, status: fault == nil ? .ok : fault == .changedMeanwhile ? .conflict : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("web.desk.settings"), "/bureau/reglages")], words: words))
            \(done.map { Notice(.success, words($0)) })
            \(fault.map { ErrorSummary([.init(href: "#\(field(of: $0))", text: words($0.message))], words: words) })
            <h1>\(title)</h1>
            <p>\(words("insight.district.lead"))</p>
            \(districts.isEmpty ? "<p class=\"empty\">\(words("insight.district.none"))</p>" : present)
            <h2 id="importer">\(words(districts.isEmpty ? "insight.district.import" : "insight.district.replace"))</h2>
            \(upload)
            \(if: !districts.isEmpty, removal)
            """)
    }

    private var done: String? {
        switch visit.visit.query("fait") {
        case "import": "insight.district.done.import"
        case "retrait": "insight.district.done.retrait"
        default: nil
        }
    }

    private func field(of fault: DistrictFault) -> String {
        switch fault {
        case .whichName, .unknownProperty: DistrictSettings.property
        default: DistrictSettings.file
        }
    }

    private var present: HTML {
        """
        <p>\(words.count(districts.count, "insight.district.count")) · \(words("insight.district.since", ["date": edition?.importedAt.inWords(words.language, in: visit.site.zone) ?? "", "property": edition?.property ?? ""]))</p>
        <div class="figures">\(DistrictPicture(districts: districts, words: words).html)
        \(table)</div>
        \(if: !oddities.isEmpty, "<section aria-labelledby=\"ecarts\"><h2 id=\"ecarts\">\(words("insight.district.odd"))</h2><ul>\(oddities.map { "<li>\($0)</li>" as HTML })</ul></section>")
        <p class="hint">\(words("insight.district.what"))</p>
        \(if: seesRequests, "<p><a href=\"\(StatisticsController.path)?\(query)\">\(words("insight.district.statistics"))</a></p>")
        """
    }

    /// What does not fit together, taken as it is.
    private var oddities: [String] { DistrictSurvey(districts).sentences(words) }

    /// An administrator may have no service: figures are not theirs to read.
    private var seesRequests: Bool { !visit.viewer.units.isEmpty }

    /// The same as the picture, in words: its numbers, the names, and where requests come from.
    private var table: DataTable {
        let numbers = Dictionary(filed.lines.map { ($0.key, $0.number) }) { first, _ in first }
        let rest = filed.lines.map(\.key).filter { code in !districts.contains { $0.code == code } }
        let names = districts.enumerated().map { ($1.code, "\($0 + 1). \($1.name)") } + rest.map { ($0, labels.district($0)) }
        let rows = names.map { code, name -> [HTML] in ["\(name)"] + (seesRequests ? ["\(labels.number(numbers[code] ?? 0))"] : []) }
        let columns = [DataTable.Column(words("insight.district.column.name"))]
        let filed = DataTable.Column(words("insight.district.column.filed"), isNumber: true)
        return DataTable(
            words(seesRequests ? "insight.district.list" : "insight.district.names"), columns: columns + (seesRequests ? [filed] : []), rows: rows)
    }

    private var upload: HTML {
        let error = fault.map { words($0.message) }
        let isOfFile = fault.map { field(of: $0) == DistrictSettings.file } ?? false
        let property = Question(
            DistrictSettings.property, words("insight.district.property"), words, hint: words("insight.district.property.hint"),
            error: isOfFile ? nil : error, isOptional: true)
        let id = DistrictSettings.file
        return """
            <form method="post" action="\(DistrictSettings.path)" enctype="multipart/form-data" novalidate>\(visit.visit.formToken)\(shown)
            <div class="question\(if: isOfFile, " wrong")"><label for="\(id)">\(words("insight.district.file"))</label>
            <p class="hint" id="\(id)-hint">\(words("insight.district.file.hint", ["most": String(DistrictFile.mostBytes >> 20)]))</p>\
            \(if: isOfFile, "<p class=\"error\">\(error ?? "")</p>")
            <input type="file" id="\(id)" name="\(id)" aria-describedby="\(id)-hint" accept=".geojson,.json,application/geo+json"></div>
            \(TextInput(property, InputTraits(isSpelled: false), value: form.first(DistrictSettings.property) ?? ""))
            \(Button(words("insight.district.button")))</form>
            """
    }

    /// Which import this page shows: of two people at once, the second is told.
    private var shown: HTML { "<input type=\"hidden\" name=\"\(DistrictSettings.edition)\" value=\"\(edition?.number ?? 0)\">" }

    private var removal: HTML {
        Details(
            words("insight.district.remove"),
            """
            <p>\(words("insight.district.remove.what"))</p>
            <form method="post" action="\(DistrictSettings.path)/retrait">\(visit.visit.formToken)\(shown)\
            \(Button(words("insight.district.remove.button"), .secondary))</form>
            """
        ).html
    }
}
