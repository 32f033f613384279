import Foundation

@testable import Forms

extension CommuneList {
    /// The list that the program carries, read once for all tests and never freed.
    static let shipped: CommuneList = {
        let file = URL(filePath: #filePath).appending(path: "../../../../Assets/communes.txt").standardized
        let bytes = [UInt8]((try? Data(contentsOf: file)) ?? Data())
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        copy.copyBytes(from: bytes)
        return CommuneList(UnsafeRawBufferPointer(copy))
    }()

    /// Every commune, in the order of the list.
    static let all = Array(shipped.beginning(with: ""))
}
