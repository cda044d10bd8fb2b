// Runs beside the program: one JSON request per line on stdin, one JSON answer per line on stdout. Ends when stdin closes.
'use strict';

const say = (message) => process.stdout.write(JSON.stringify(message) + '\n');

const major = parseInt(process.versions.node, 10);
if (major < 20) {
  say({ fatal: 'Node.js 20 or newer is needed to make PDF files; this is ' + process.versions.node + '.' });
  process.exit(3);
}

const [packages, ...fonts] = process.argv.slice(1);

// npm installs the one that fits this platform; the wrapper packages are not used, their lock entries would name platforms that registries lack.
function native(scope, prefix) {
  const folder = packages + '/' + scope + '/';
  return require(folder + require('node:fs').readdirSync(folder).find((name) => name.startsWith(prefix)));
}

let typst;
try {
  typst = native('@myriaddreamin', 'typst-ts-node-compiler');
} catch (error) {
  say({ fatal: 'The PDF engine could not be loaded from ' + packages + ': ' + error.message });
  process.exit(3);
}

// The workspace need not exist: every file of a job is a shadow file.
const workspace = packages + '/.typst-workspace';
const compiler = typst.NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fonts }] });

function render(job) {
  try {
    for (const file of job.files) {
      compiler.mapShadow(workspace + file.path, Buffer.from(file.content, file.encoding));
    }

    const result = compiler.compile({ mainFileContent: job.main });
    if (!result.result) {
      const diagnostics = compiler.fetchDiagnostics(result.takeDiagnostics());
      return { id: job.id, errors: diagnostics.map((d) => d.message) };
    }

    const pdf = compiler.pdf(result.result, { pdfStandard: job.standard });
    return { id: job.id, pdf: pdf.toString('base64'), pages: result.result.numOfPages };
  } catch (error) {
    return { id: job.id, errors: [String(error)] };
  } finally {
    compiler.resetShadow();
    compiler.evictCache(5);
  }
}

let resvg;
const figureFonts = { loadSystemFonts: false, fontDirs: fonts.filter((folder) => /source-sans|noto-sans/.test(folder)), defaultFontFamily: 'Source Sans 3' };

function draw(job) {
  try {
    resvg ??= native('@resvg', 'resvg-js');
    const picture = new resvg.Resvg(job.drawing.svg, JSON.stringify({ font: figureFonts, fitTo: { mode: 'width', value: job.drawing.width } }));
    // A hundredth of a point is finer than print, and half as long as what resvg writes.
    const outlines = picture.toString().replace(/ d="[^"]*"/g, (path) => path.replace(/\d+\.\d{3,}/g, (number) => String(Math.round(number * 100) / 100)));
    return { id: job.id, png: picture.render().asPng().toString('base64'), outlines };
  } catch (error) {
    return { id: job.id, errors: [String(error)] };
  }
}

let pending = [];
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk) => {
  let rest = chunk;
  for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
    pending.push(rest.slice(0, end));
    const job = JSON.parse(pending.join(''));
    const answer = job.drawing ? draw(job) : render(job);
    answer.residentBytes = process.memoryUsage().rss;
    say(answer);
    pending = [];
    rest = rest.slice(end + 1);
  }

  pending.push(rest);
});
process.stdin.on('end', () => process.exit(0));
say({ ready: process.versions.node });
