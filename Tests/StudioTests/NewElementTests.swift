import Core
import Definitions
import TestSupport
import Testing

@testable import Studio

@Suite("What a new element begins with")
struct NewElementTests {
    private static let page = FilePath("form.pages[0].fields")!, rows = FilePath("form.pages[0].fields[0].fields")!

    private func email(in tree: FileTree, _ list: FilePath) -> FileTree {
        NewElement.tree(.field, titled: "E-mail", fieldKind: "email", in: tree, list: list, ProcedureSamples.french)
    }

    private func form(_ fields: [FileTree]) -> FileTree {
        .mapping([.init("form", .mapping([.init("pages", .list([.mapping([.init("id", .text("vous")), .init("fields", .list(fields))])]))]))])
    }

    @Test("The first e-mail is the person's; the next ones, and those of a block's rows, are somebody's else until it is said")
    func email() {
        let block = FileTree.mapping([.init("id", .text("enfants")), .init("kind", .text("block")), .init("fields", .list([]))])
        let first = email(in: form([]), Self.page)

        #expect(first.string("role") == "email" && first.string("required") == "false")
        #expect(email(in: form([first]), Self.page).string("role").isEmpty)
        #expect(email(in: form([block]), Self.rows).string("role").isEmpty)
    }
}
