'use strict';
// Makes the heads of tables buttons that sort. Without it the tables are as they were written: the largest first.
for (const table of document.querySelectorAll('table.sortable')) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const isNumber = body.rows[0]?.cells[column].dataset.v !== undefined;
      // Numbers fall at first, words rise.
      const rises = head.ariaSort ? head.ariaSort !== 'ascending' : !isNumber;
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', rises ? 'ascending' : 'descending');
      const value = row => isNumber ? Number(row.cells[column].dataset.v) : row.cells[column].textContent;
      const order = isNumber ? (a, b) => a - b : new Intl.Collator('en', { numeric: true }).compare;
      const rows = [...body.rows].map(row => [value(row), row]);
      rows.sort((a, b) => rises ? order(a[0], b[0]) : order(b[0], a[0]));
      body.append(...rows.map(pair => pair[1]));
    });
  });
}
