import Foundation
import Testing

@testable import Attachments

@Suite("Photos are drawn anew", .serialized)
struct PhotoTests {
    @Test("A photo loses its place, its camera and whatever was hidden behind it")
    func nothingHidden() async throws {
        let cabinet = try await FilingCabinet()
        let photo = try await Sample.photo() + SampleZip.jar
        #expect(photo.holds(Exif.latitude) && photo.holds(Array(Exif.camera.utf8)))

        let kept = try await cabinet.content(try await cabinet.give(photo, "photo.jpg"))

        #expect(try await Sample.description(of: kept) == "JPEG 640 480")
        #expect(!kept.holds(Exif.latitude) && !kept.holds(Array(Exif.camera.utf8)) && !kept.holds(Array("Exif".utf8)))
        #expect(!kept.holds(Array("Evil".utf8)))
        #expect(cabinet.leftFiles == [])
    }

    @Test("An iPhone's photo becomes a JPEG that everyone can open, without its place")
    func heic() async throws {
        let cabinet = try await FilingCabinet()
        let photo = try await Sample.heic()
        #expect(photo.holds(Exif.latitude))

        let attachment = try await cabinet.give(photo, "IMG_2041.HEIC", rule: FilingCabinet.papers)
        let kept = try await cabinet.content(attachment)

        #expect(try await Sample.description(of: kept) == "JPEG 640 480")
        #expect(!kept.holds(Exif.latitude))
        #expect(attachment.name == "IMG_2041.HEIC" && attachment.downloadName == "IMG_2041.jpg" && attachment.size == kept.count)
    }

    @Test("A photo taken with the phone held upright is upright")
    func upright() async throws {
        let cabinet = try await FilingCabinet()

        let kept = try await cabinet.content(try await cabinet.give(try await Sample.photo(64, 32, orientation: 6), "a.jpg"))

        #expect(try await Sample.description(of: kept) == "JPEG 32 64")
    }

    @Test("An iPhone's photo taken upright is upright, and not turned twice")
    func uprightHEIC() async throws {
        let cabinet = try await FilingCabinet()
        // Its EXIF asks for a turn that the format itself has already asked for.
        let photo = TurnedHEIC.bytes(from: try await Sample.heic(640, 320, orientation: 6))

        let kept = try await cabinet.content(try await cabinet.give(photo, "a.heic"))

        #expect(try await Sample.description(of: kept) == "JPEG 320 640")
    }

    @Test("A large photo is reduced to what can be read")
    func reduced() async throws {
        let cabinet = try await FilingCabinet()

        let kept = try await cabinet.content(try await cabinet.give(try await Sample.photo(6000, 3000), "a.jpg"))

        #expect(try await Sample.description(of: kept) == "JPEG 3000 1500")
    }

    @Test("A capture of a screen stays PNG; a photograph saved as PNG becomes JPEG")
    func png() async throws {
        let cabinet = try await FilingCabinet()

        let capture = try await cabinet.give(try await Sample.image("gradient:white-navy", 800, 600, as: "png"), "capture.png")
        let heavy = try await cabinet.give(try await Sample.image("xc:gray", 1500, 1500, as: "png", ["+noise", "Random"]), "photo.png")

        #expect([capture.format, heavy.format] == [.png, .jpeg])
        #expect(heavy.size < 4 << 20 && heavy.downloadName == "photo.jpg")
    }

    @Test("The other formats of images are kept as JPEG or PNG", arguments: ["webp", "gif", "bmp", "tiff"])
    func others(format: String) async throws {
        let cabinet = try await FilingCabinet()

        let attachment = try await cabinet.give(try await Sample.image("gradient:red-blue", 60, 40, as: format), "a.\(format)")

        #expect([.jpeg, .png].contains(attachment.format))
        #expect(try await Sample.description(of: try await cabinet.content(attachment)).hasSuffix(" 60 40"))
    }

    @Test("What was transparent is white, and the colours of a printer become those of a screen")
    func colours() async throws {
        let cabinet = try await FilingCabinet()
        let clear = try await cabinet.give(try await Sample.image("xc:none", 20, 20, as: "png"), "a.png")
        let printed = try await cabinet.give(try await Sample.image("xc:red", 20, 20, as: "jpg", ["-colorspace", "CMYK"]), "b.jpg")

        #expect(try await Sample.colour(of: try await cabinet.content(clear), 5, 5) == "gray(255)")
        #expect(try await Sample.colour(of: try await cabinet.content(printed), 5, 5).hasPrefix("srgb(25"))
    }

    @Test("An immense image is refused before it is opened", arguments: [15_000, 30_000, 60_000] as [UInt32])
    func bomb(side: UInt32) async throws {
        let cabinet = try await FilingCabinet()
        let problem = await cabinet.problem(with: ImageBomb.png(side: side), "a.png")

        #expect(problem == (side < 16_000 ? .tooManyPixels(name: "a.png", megapixels: 60) : .unreadable(name: "a.png")))
        #expect(cabinet.leftFiles == [] && cabinet.blobCount == 0)
    }

    @Test("A TIFF of several pages is refused rather than cut")
    func severalPages() async throws {
        let cabinet = try await FilingCabinet()
        let fax = try await Sample.image("xc:white", 50, 50, as: "tiff", ["-size", "50x50", "xc:black"])

        #expect(await cabinet.problem(with: fax, "fax.tiff") == .severalPages(name: "fax.tiff"))
    }

    @Test("A photo cut in the middle of its header is refused")
    func damaged() async throws {
        let cabinet = try await FilingCabinet()

        #expect(await cabinet.problem(with: Array(try await Sample.photo().prefix(300))) == .unreadable(name: "a.jpg"))
    }
}

extension [UInt8] {
    func holds(_ part: [UInt8]) -> Bool { Data(self).range(of: Data(part)) != nil }
}
