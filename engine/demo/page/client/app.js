const statusFilter = document.querySelector('#status-filter');
const search = document.querySelector('#search');
const summary = document.querySelector('#summary');
const rows = document.querySelector('#orders tbody');
const detail = document.querySelector('#order-detail');
const hint = document.querySelector('#order-hint');

const whole = new Intl.NumberFormat('en');
const money = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const SEARCH_WAIT_MS = 250;

let token = null;
let asked = 0;

async function api(path) {
  token ??= fetch('/auth/guest').then((answer) => answer.json());
  const { accessToken } = await token;
  const answer = await fetch(path, { headers: { authorization: `Bearer ${accessToken}` } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail ?? `The server answered ${answer.status}.`);
  return body;
}

function listPath() {
  const query = search.value.trim();
  if (query.length >= 2) return `/api/orders/search?q=${encodeURIComponent(query)}`;
  return statusFilter.value === '' ? '/api/orders' : `/api/orders?status=${statusFilter.value}`;
}

async function showOrders() {
  const turn = ++asked;
  rows.closest('table').setAttribute('aria-busy', 'true');
  try {
    const { items, total } = await api(listPath());
    // A slower, older answer must not overwrite a newer one.
    if (turn !== asked) return;
    hideOrder();
    rows.replaceChildren(...items.map(orderRow));
    summary.textContent = `${whole.format(items.length)} of ${whole.format(total)} orders`;
  } catch (error) {
    summary.textContent = error.message;
  }
  rows.closest('table').removeAttribute('aria-busy');
}

function orderRow(order) {
  const row = document.createElement('tr');
  row.tabIndex = 0;
  row.dataset.order = order.id;
  row.append(
    cell(order.reference),
    cell(words(order.status)),
    cell(order.customer),
    cell(order.origin),
    cell(order.destination),
    cell(order.carrier),
    cell(whole.format(order.weightKg), 'number'),
    cell(money.format(order.priceCents / 100), 'number'),
  );
  return row;
}

function cell(text, className) {
  const made = document.createElement('td');
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

async function showOrder(row) {
  for (const chosen of rows.querySelectorAll('[aria-selected]')) chosen.removeAttribute('aria-selected');
  row.setAttribute('aria-selected', 'true');
  try {
    const order = await api(`/api/orders/${row.dataset.order}`);
    detail.replaceChildren(heading(order), facts(order), events(order.history));
    detail.hidden = false;
    hint.hidden = true;
  } catch (error) {
    summary.textContent = error.message;
  }
}

function hideOrder() {
  detail.hidden = true;
  hint.hidden = false;
  rows.querySelector('[aria-selected]')?.removeAttribute('aria-selected');
}

function heading(order) {
  const made = document.createElement('header');
  const title = document.createElement('h2');
  title.textContent = order.reference;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', hideOrder);
  made.append(title, close);
  return made;
}

function facts(order) {
  const list = document.createElement('dl');
  const pairs = {
    Status: words(order.status),
    Customer: order.customer,
    Contact: order.contact,
    From: order.originAddress,
    To: order.destinationAddress,
    Carrier: order.carrier,
    Goods: `${order.goods}, ${order.packaging}`,
    Weight: `${whole.format(order.weightKg)} kg`,
    Distance: `${whole.format(order.distanceKm)} km`,
    Price: `${money.format(order.priceCents / 100)} EUR`,
    Due: order.dueAt.slice(0, 10),
    Driver: order.instructions,
  };
  for (const [name, value] of Object.entries(pairs)) {
    const term = document.createElement('dt');
    term.textContent = name;
    const description = document.createElement('dd');
    description.textContent = value;
    list.append(term, description);
  }
  return list;
}

function events(history) {
  const list = document.createElement('ol');
  for (const event of history) {
    const item = document.createElement('li');
    item.textContent = `${event.at.slice(0, 16).replace('T', ' ')} · ${words(event.status)}, ${event.place}`;
    list.append(item);
  }
  return list;
}

function words(status) {
  const text = status.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

let searchTimer;
search.addEventListener('input', () => {
  clearTimeout(searchTimer);
  searchTimer = setTimeout(showOrders, SEARCH_WAIT_MS);
});
statusFilter.addEventListener('change', showOrders);
statusFilter.form.addEventListener('submit', (event) => event.preventDefault());
rows.addEventListener('click', (event) => {
  const row = event.target.closest('tr');
  if (row) showOrder(row);
});
rows.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') showOrder(event.target.closest('tr'));
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') hideOrder();
});

showOrders();
