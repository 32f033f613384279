import Core
import Definitions
import Foundation
import Hummingbird
import Web

/// A visit to the studio, and the procedure it is about.
struct StudioVisit: Sendable {
    static let path = "/bureau/atelier"

    let visit: AgentVisit
    let draft: Draft
    let tree: FileTree
    /// What is wrong in the file as it stands.
    let file: ProcedureFile
    let units: [StudioUnit]
    let shelf: StudioShelf
    /// Those that an action may begin a request of; only where they are shown.
    var procedures: [StudioProcedure] = []

    var words: Words { visit.words }
    var path: String { shelf.path + "/" + draft.slug.description }
    var title: String {
        let title = tree.string("title")
        return title.isEmpty ? draft.slug.description : title
    }

    /// Everything at the top level of the form, in the order in which people meet it.
    var questions: [FileTree] { (tree["form"]?["pages"]?.items ?? []).flatMap { $0["fields"]?.items ?? [] } }

    func link(_ place: String) -> String { path + "/" + place }

    /// The page of an element.
    func link(to element: FilePath) -> String { link("element?chemin=" + element.description.queryEncoded) }

    func seen(_ place: FilePath) -> HTML {
        """
        <input type="hidden" name="chemin" value="\(place.description)">\
        <input type="hidden" name="empreinte" value="\(Workshop.digest(tree[place]))">
        """
    }

    /// What is wrong, as far as it is told here: a group is no procedure, and lacks all that is not its questions.
    var told: [FileFault] {
        shelf == .procedures ? file.faults : file.faults.filter { $0.severity == .error && $0.field.hasPrefix(SharedGroup.list.description) }
    }

    /// The faults at a place and below it.
    func faults(in place: String) -> [FileFault] {
        told.filter { $0.field == place || $0.field.hasPrefix(place + ".") || $0.field.hasPrefix(place + "[") }
    }

    /// The frame of every page about this procedure: where one is, what was just done, the way back.
    func page(_ heading: String, kind: PageKind = .narrow, crumbs: [(label: String, href: String)] = [], _ main: HTML) -> Response {
        let home = [(label: words("studio.title"), href: Self.path)]
        let trail = home + (shelf == .groups ? [(label: words("studio.groups"), href: shelf.path)] : []) + [(label: title, href: path)] + crumbs
        return visit.visit.page(
            title: heading + " – " + title, kind: kind,
            """
            \(Breadcrumb(trail, words: words))
            \(visit.visit.query("fait") != nil ? Notice(.success, words("studio.saved")) : nil)
            <h1>\(heading)</h1>
            \(main)
            """)
    }
}

extension String {
    /// For a value of a query string. Brackets are not allowed there (RFC 3986, 3.4), nor may a slash or an ampersand end the value.
    var queryEncoded: String { percentEncoded }
}

extension AgentVisit {
    /// The place that the sent page showed.
    var seen: Seen? {
        guard let path = form.first("chemin").flatMap(FilePath.init) else { return nil }
        return Seen(path: path, digest: form.first("empreinte") ?? "")
    }
}
