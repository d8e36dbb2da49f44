// One upload with tus-js-client: node upload.js URL TOKEN EXHIBIT FILE MODE; prints the id of the filed file.
const tus = require('tus-js-client')
const fs = require('fs')
const crypto = require('crypto')

const [, , url, token, exhibit, path, mode] = process.argv
const data = fs.readFileSync(path)
const whole = mode === 'parallel' || mode === 'resume' || mode === 'plain'
let stopped = false
let file = ''
const options = {
  endpoint: url + '/api/v1/uploads',
  headers: { Authorization: 'Bearer ' + token },
  chunkSize: mode === 'parallel' ? Infinity : 5 * 1024 * 1024,
  retryDelays: [0, 1000, 3000],
  metadata: { exhibit, filename: mode + '.bin', sha256: crypto.createHash('sha256').update(data).digest('hex') },
  parallelUploads: mode === 'parallel' ? 4 : 1,
  uploadDataDuringCreation: mode === 'during',
  uploadLengthDeferred: mode === 'deferred',
  onAfterResponse: (request, response) => { file = response.getHeader('Zegel-File') || file },
  onError: error => { console.error(String(error)); process.exit(1) },
  onSuccess: () => { if (!file) { console.error('no Zegel-File'); process.exit(1) } console.log(file); process.exit(0) },
  onProgress: (sent, total) => {
    if (mode === 'resume' && !stopped && sent > total / 2) {
      stopped = true
      upload.abort().then(() => setTimeout(() => upload.start(), 500))
    }
  }
}
if (mode !== 'deferred') options.uploadSize = data.length
const upload = new tus.Upload(whole ? data : fs.createReadStream(path), options)
upload.start()
