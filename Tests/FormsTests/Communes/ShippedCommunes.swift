import Foundation

@testable import Forms

extension CommuneList {
    /// The list that the program carries, read once for all tests and never freed.
    static let shipped: CommuneList = {
        CommuneList(bytes(of: "communes.txt"), postcodes: PostcodeList(bytes(of: "postcodes.txt")))
    }()

    fileprivate static func bytes(of name: String) -> UnsafeRawBufferPointer {
        let file = URL(filePath: #filePath).appending(path: "../../../../Assets/\(name)").standardized
        let bytes = [UInt8]((try? Data(contentsOf: file)) ?? Data())
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        copy.copyBytes(from: bytes)
        return UnsafeRawBufferPointer(copy)
    }

    /// Every commune, in the order of the list.
    static let all = Array(shipped.beginning(with: ""))
}

extension PostcodeList {
    static var shippedText: UnsafeRawBufferPointer { CommuneList.bytes(of: "postcodes.txt") }
}
