import Foundation
import TestSupport
import Testing

@testable import Correspondence

@Suite("A paper to fill in on the screen")
struct FillablePaperTests {
    private let maker = PaperMaker(weasyprint: "/usr/bin/weasyprint", timeout: .seconds(300))

    private static let page = """
        <!doctype html><html lang="fr"><head><title>Essai</title>
        <style>a { display: block; width: 60mm; height: 8mm; } .b { display: inline-block; width: 5mm; height: 5mm; }</style></head><body>
        <p>Votre nom</p><a href="field:enfants.0.nom?kind=text&amp;title=Votre%20nom%20%28%C3%A9crit%29">&#160;</a>
        <p>Pourquoi ?</p><a href="field:raison?kind=lines&amp;title=Pourquoi">&#160;</a>
        <p>Code</p><a href="field:code?kind=comb5&amp;title=Code">&#160;</a>
        <p><a class="b" href="field:motif?kind=radio&amp;value=un&amp;group=Motif&amp;title=Un">&#160;</a> Un
        <a class="b" href="field:motif?kind=radio&amp;value=deux&amp;group=Motif&amp;title=Deux">&#160;</a> Deux</p>
        <p><a class="b" href="field:accord?kind=box&amp;title=D%27accord">&#160;</a> D'accord</p></body></html>
        """

    @Test("Each link to a field is one, with its kind, and none is a link any more")
    func fields() async throws {
        let pdf = String(decoding: try await maker.pdf(of: Self.page), as: UTF8.self)

        #expect(pdf.contains("/AcroForm") && !pdf.contains("/Subtype /Link") && !pdf.contains("field:"))
        #expect(pdf.ranges(of: "/Subtype /Widget").count == 6)
        #expect(pdf.contains("(enfants/0/nom)") && pdf.contains("/MaxLen 5"))
        #expect(pdf.ranges(of: "/FT /Tx").count == 3 && pdf.ranges(of: "/FT /Btn").count == 2)
    }

    @Test("Each field stands in the structure that screen readers follow, and says its name")
    func tagged() async throws {
        let pdf = String(decoding: try await maker.pdf(of: Self.page), as: UTF8.self)

        #expect(pdf.ranges(of: "/S /Form").count == 6 && pdf.ranges(of: "/Type /OBJR").count == 6)
        #expect(pdf.ranges(of: "/StructParent ").count == 6)
        #expect(pdf.ranges(of: "/TU ").count == 7)
    }

    @Test("A letter without a field has no form, and keeps its links")
    func letters() async throws {
        let page = "<!doctype html><html lang=fr><head><title>t</title></head><body><p><a href=\"https://example.org/\">ici</a></p></body></html>"
        let pdf = String(decoding: try await maker.pdf(of: page), as: UTF8.self)

        #expect(!pdf.contains("/AcroForm") && pdf.contains("/Subtype /Link"))
    }
}
