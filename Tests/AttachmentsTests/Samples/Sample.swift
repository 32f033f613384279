import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// Real files, made by the programs that make them for people.
enum Sample {
    /// A photograph of so many points, as a phone writes it: with its camera's name and the place where it was taken.
    static func photo(_ width: Int = 640, _ height: Int = 480, orientation: UInt8 = 1) async throws -> [UInt8] {
        let plain = try await image(width > 1000 ? "gradient:red-blue" : "plasma:red-blue", width, height, as: "jpg")
        return Array(plain.prefix(2)) + Exif.segment(orientation: orientation) + plain.dropFirst(2)
    }

    /// The same, as recent iPhones write it.
    static func heic(_ width: Int = 640, _ height: Int = 480, orientation: UInt8 = 1) async throws -> [UInt8] {
        let folder = try TestFolder.make()
        try Data(try await photo(width, height, orientation: orientation)).write(to: folder.appending(path: "a.jpg"))
        try await run("/usr/bin/heif-enc", ["a.jpg", "-o", "a.heic"], in: folder)
        return try bytes(folder.appending(path: "a.heic"))
    }

    /// - Parameter what: an ImageMagick image: `gradient:`, `xc:white`…
    static func image(_ what: String, _ width: Int, _ height: Int, as format: String, _ options: [String] = []) async throws -> [UInt8] {
        let folder = try TestFolder.make()
        try await run("/usr/bin/convert-im6.q16", ["-size", "\(width)x\(height)", what] + options + ["a.\(format)"], in: folder)
        return try bytes(folder.appending(path: "a.\(format)"))
    }

    /// "JPEG 640 480", as ImageMagick sees it.
    static func description(of image: [UInt8]) async throws -> String {
        let folder = try TestFolder.make()
        try Data(image).write(to: folder.appending(path: "a"))
        return try await run("/usr/bin/identify-im6.q16", ["-format", "%m %w %h", "a"], in: folder)
    }

    /// The colour of one point: "srgb(255,0,0)".
    static func colour(of image: [UInt8], _ x: Int, _ y: Int) async throws -> String {
        let folder = try TestFolder.make()
        try Data(image).write(to: folder.appending(path: "a"))
        return try await run("/usr/bin/convert-im6.q16", ["a", "-format", "%[pixel:p{\(x),\(y)}]", "info:"], in: folder)
    }

    static func pages(of pdf: [UInt8]) async throws -> Int {
        let folder = try TestFolder.make()
        try Data(pdf).write(to: folder.appending(path: "a.pdf"))
        let lines = try await run("/usr/bin/pdfinfo", ["a.pdf"], in: folder).split(separator: "\n")
        return lines.first { $0.hasPrefix("Pages:") }.flatMap { Int($0.split(separator: " ")[1]) } ?? 0
    }

    @discardableResult
    static func run(_ tool: String, _ arguments: [String], in folder: URL) async throws -> String {
        let result = try await Subprocess.run(
            .path(FilePath(tool)), arguments: Arguments(arguments), workingDirectory: FilePath(folder.path), output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20)
        )
        guard result.terminationStatus.isSuccess else { throw SampleFailure(words: result.standardError) }
        return result.standardOutput
    }

    static func bytes(_ file: URL) throws -> [UInt8] { Array(try Data(contentsOf: file)) }
}

struct SampleFailure: Error {
    let words: String
}

/// What a camera writes beside the picture.
enum Exif {
    static let camera = "ADMILIB-CAMERA"
    /// 48° 51' 23.99" North, as it stands in the file.
    static let latitude = words([48, 1, 51, 1, 2399, 100])

    /// A segment APP1 with the camera, the orientation and the latitude.
    static func segment(orientation: UInt8) -> [UInt8] {
        let make = Array(camera.utf8) + [0, 0]
        let dataPlace = 8 + 2 + 3 * 12 + 4
        let gpsPlace = dataPlace + make.count
        let directory =
            entry(0x010F, 2, camera.utf8.count + 1, words([UInt32(dataPlace)])) + entry(0x0112, 3, 1, [orientation, 0, 0, 0])
            + entry(0x8825, 4, 1, words([UInt32(gpsPlace)]))
        let gps = entry(1, 2, 2, [0x4E, 0, 0, 0]) + entry(2, 5, 3, words([UInt32(gpsPlace + 2 + 2 * 12 + 4)]))
        let tiff = Array("II*\0".utf8) + words([8]) + [3, 0] + directory + words([0]) + make + [2, 0] + gps + words([0]) + latitude
        let content = Array("Exif\0\0".utf8) + tiff
        return [0xFF, 0xE1, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
    }

    private static func entry(_ tag: UInt16, _ type: UInt8, _ count: Int, _ value: [UInt8]) -> [UInt8] {
        [UInt8(tag & 255), UInt8(tag >> 8), type, 0] + words([UInt32(count)]) + value
    }

    private static func words(_ numbers: [UInt32]) -> [UInt8] { numbers.flatMap { withUnsafeBytes(of: $0.littleEndian) { Array($0) } } }
}
