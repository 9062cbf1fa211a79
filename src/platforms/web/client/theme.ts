type Theme = 'light' | 'dark';

const key = 'quorum-theme';

/** The theme in effect: the one chosen here, otherwise the system's. */
export function currentTheme(): Theme {
  const chosen = localStorage.getItem(key);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Shows the theme that was chosen here, if any; without one the page follows the system. */
export function applyTheme(): void {
  if (localStorage.getItem(key) !== null) document.documentElement.dataset.theme = currentTheme();
}

/** Chooses the other theme, from now on. */
export function toggleTheme(): Theme {
  localStorage.setItem(key, currentTheme() === 'dark' ? 'light' : 'dark');
  applyTheme();
  return currentTheme();
}
