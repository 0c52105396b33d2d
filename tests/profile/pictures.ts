// Pictures as people send them: a photo with what phones write beside it, moving ones, broken ones, bombs.
import sharp from 'sharp'

/** A picture whose left half is red and right half blue. */
export const twoColours = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    {
      input: {
        create: { width: Math.max(1, Math.floor(width / 2)), height, channels: 3, background: '#ff0000' },
      },
      left: 0,
      top: 0,
    },
  ])

/** A photo as a phone takes it: with the place, the camera, and turned on its side (orientation 6). */
export async function phonePhoto(width = 1200, height = 800): Promise<Buffer> {
  const upright = await twoColours(width, height).png().toBuffer()
  return sharp(upright)
    .withExif({
      IFD0: { Make: 'Salainen Kamera', Artist: 'Kuvaaja Salainen' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '60/1 10/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '24/1 56/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer()
}

export const filePart = (bytes: Buffer, name = 'kuva.jpg', type = 'image/jpeg') =>
  new File([new Uint8Array(bytes)], name, { type })
