import Core
import Definitions
import Web

/// The procedures that have a copy of a group, and which are behind it.
struct CopyTable {
    struct Copy {
        let slug: ProcedureSlug
        let title: String
        /// The group changed since it was copied there.
        let isBehind: Bool
        let mayWrite: Bool
    }

    let studio: StudioVisit
    let copies: [Copy]

    private var words: Words { studio.words }

    var html: HTML {
        """
        <section id="copies"><h2>\(words("studio.groups.copies"))</h2>
        \(copies.isEmpty ? "<p>\(words("studio.groups.copies.none"))</p>" : table)
        \(copies.count { $0.isBehind && $0.mayWrite } > 1 ? everywhere : nil)</section>
        """
    }

    private var table: HTML {
        let columns = ["procedure", "state", "update"].map { DataTable.Column(words("studio.groups.column.\($0)")) }
        return """
            <p>\(words("studio.groups.copies.hint"))</p>
            \(DataTable(words("studio.groups.copies"), columns: columns, rows: copies.map(cells), showsCaption: false))
            """
    }

    private func cells(_ copy: Copy) -> [HTML] {
        let state = copy.isBehind ? StatusTag(words("studio.groups.behind"), .waiting) : StatusTag(words("studio.groups.same"), .good)
        return [
            "<a href=\"\(StudioVisit.path)/\(copy.slug.description)/formulaire\">\(copy.title)</a>", "\(state)",
            copy.isBehind ? (copy.mayWrite ? button(copy) : "\(words("studio.groups.notYours"))") : "",
        ]
    }

    private func button(_ copy: Copy) -> HTML {
        """
        <form method="post" action="\(studio.link("mises-a-jour"))">\(studio.visit.visit.formToken)\
        <input type="hidden" name="demarche" value="\(copy.slug.description)">\
        <button class="quiet">\(words("studio.groups.update"))<span class="aside"> \(copy.title)</span></button></form>
        """
    }

    private var everywhere: HTML {
        """
        <form method="post" action="\(studio.link("mises-a-jour"))">\(studio.visit.visit.formToken)\
        \(Button(words("studio.groups.updateAll"), .secondary))</form>
        """
    }
}
